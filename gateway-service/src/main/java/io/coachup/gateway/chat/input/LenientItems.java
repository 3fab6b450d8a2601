package io.coachup.gateway.chat.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.json.Texts;
import io.coachup.gateway.chat.prompt.FocusSkill;
import io.coachup.gateway.chat.prompt.HistoryItem;
import io.coachup.gateway.chat.prompt.Person;
import io.coachup.gateway.chat.prompt.PromptGoal;
import java.util.ArrayList;
import java.util.List;

/** Reads what a page sends along with a message, as far as it can be read. Null stands for absent everywhere. */
final class LenientItems {

    private LenientItems() {}

    /** Items of {@code [{role, content}]}; what is no such item is left out. */
    static List<HistoryItem> history(JsonNode json) {
        List<HistoryItem> items = new ArrayList<>();
        for (JsonNode item : elements(json)) {
            String role = text(item.get("role"));
            String content = text(item.get("content"));
            if (role != null && content != null) {
                items.add(new HistoryItem(ChatInputReader.author(role), content));
            }
        }
        return items;
    }

    static Person person(JsonNode json) {
        return json == null || !json.isObject()
                ? null
                : new Person(text(json.get("displayName")), text(json.get("bio")));
    }

    static List<PromptGoal> goals(JsonNode json) {
        List<PromptGoal> goals = new ArrayList<>();
        for (JsonNode item : elements(json)) {
            String title = text(item.get("title"));
            if (title != null) {
                goals.add(new PromptGoal(title, text(item.get("description"))));
            }
        }
        return goals;
    }

    /** Skills as strings or as objects with a name or title. */
    static List<FocusSkill> skills(JsonNode json) {
        List<FocusSkill> skills = new ArrayList<>();
        for (JsonNode item : elements(json)) {
            String name = text(item);
            name = name == null ? text(item.get("name")) : name;
            name = name == null ? text(item.get("title")) : name;
            if (name != null) {
                skills.add(new FocusSkill(name, null));
            }
        }
        return skills;
    }

    private static Iterable<JsonNode> elements(JsonNode json) {
        return json == null || !json.isArray() ? List.of() : json;
    }

    private static String text(JsonNode json) {
        String text = json == null ? null : Texts.clean(json.textValue());
        return Texts.isBlank(text) ? null : text;
    }
}
