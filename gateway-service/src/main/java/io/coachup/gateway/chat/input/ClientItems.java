package io.coachup.gateway.chat.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.coachup.common.errors.ApiException;
import io.coachup.common.json.Texts;
import io.coachup.gateway.chat.prompt.Author;
import io.coachup.gateway.chat.prompt.FocusSkill;
import io.coachup.gateway.chat.prompt.Goal;
import io.coachup.gateway.chat.prompt.HistoryItem;
import io.coachup.gateway.chat.prompt.Person;
import java.util.ArrayList;
import java.util.List;

/** Reads the structured parts of a chat request. Null stands for absent everywhere. */
final class ClientItems {

    private ClientItems() {}

    /** Items of {@code [{role, content}]}; a role that is neither user's nor assistant's makes a note. */
    static List<HistoryItem> history(JsonNode json) {
        List<HistoryItem> items = new ArrayList<>();
        for (JsonNode item : array("history", json)) {
            JsonNode role = item.get("role");
            JsonNode content = item.get("content");
            if (role == null || !role.isTextual() || content == null || !content.isTextual()) {
                throw ApiException.invalid("history items must be objects with the strings role and content");
            }
            items.add(new HistoryItem(author(role.textValue()), Texts.storable("history", content.textValue())));
        }
        return items;
    }

    static Person person(JsonNode json) {
        if (json == null || json.isNull()) {
            return null;
        }
        if (!json.isObject()) {
            throw ApiException.invalid("userProfile must be an object");
        }
        return new Person(text("userProfile", json.get("displayName")), text("userProfile", json.get("bio")));
    }

    static List<Goal> goals(JsonNode json) {
        List<Goal> goals = new ArrayList<>();
        for (JsonNode item : array("userGoals", json)) {
            String title = text("userGoals", item.get("title"));
            if (title != null) {
                goals.add(new Goal(title, text("userGoals", item.get("description"))));
            }
        }
        return goals;
    }

    /** Skills as strings or as objects with a name or title. */
    static List<FocusSkill> skills(JsonNode json) {
        List<FocusSkill> skills = new ArrayList<>();
        for (JsonNode item : array("skills", json)) {
            String name = text("skills", item);
            name = name == null ? text("skills", item.get("name")) : name;
            name = name == null ? text("skills", item.get("title")) : name;
            if (name != null) {
                skills.add(new FocusSkill(name, null));
            }
        }
        return skills;
    }

    private static Author author(String role) {
        return switch (role) {
            case "user" -> Author.USER;
            case "assistant" -> Author.ASSISTANT;
            default -> Author.NOTE;
        };
    }

    private static Iterable<JsonNode> array(String parameter, JsonNode json) {
        if (json == null || json.isNull()) {
            return List.of();
        }
        if (json instanceof ArrayNode array) {
            return array;
        }
        throw ApiException.invalid(parameter + " must be an array");
    }

    private static String text(String parameter, JsonNode json) {
        return json == null || !json.isTextual() || json.textValue().isBlank()
                ? null
                : Texts.storable(parameter, json.textValue());
    }
}
