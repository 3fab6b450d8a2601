package io.coachup.gateway.chat.context;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.conversation.ConversationRole;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.gateway.chat.prompt.Author;
import io.coachup.gateway.chat.prompt.FocusSkill;
import io.coachup.gateway.chat.prompt.HistoryItem;
import io.coachup.gateway.chat.prompt.KnownContext;
import io.coachup.gateway.chat.prompt.Person;
import io.coachup.gateway.chat.prompt.PromptGoal;
import java.util.ArrayList;
import java.util.List;

/** Reads the answers of {@code POST /chat/context}. */
final class ContextReader {

    private ContextReader() {}

    static KnownContext read(JsonNode json) {
        List<HistoryItem> turns = new ArrayList<>();
        json.path("recentTurns").forEach(turn -> {
            String content = text(turn, "content");
            if (content != null) {
                Author author = ConversationRole.ASSISTANT.is(text(turn, "role")) ? Author.ASSISTANT : Author.USER;
                turns.add(new HistoryItem(author, content));
            }
        });
        List<PromptGoal> goals = new ArrayList<>();
        json.path("goals").forEach(goal -> {
            if (text(goal, "title") != null) {
                goals.add(new PromptGoal(text(goal, "title"), text(goal, "description")));
            }
        });
        List<FocusSkill> skills = new ArrayList<>();
        json.path("trackedSkills").forEach(skill -> {
            if (text(skill, "name") != null) {
                JsonNode level = skill.path("currentLevel");
                skills.add(new FocusSkill(
                        text(skill, "name"),
                        level.isNumber() ? level.doubleValue() : null,
                        text(skill, "nextCriteria")));
            }
        });
        JsonNode profile = json.path("profile");
        Person person = profile.isObject() ? new Person(text(profile, "displayName"), text(profile, "bio")) : null;
        return new KnownContext(
                text(json, "sessionId"),
                text(json, "summary"),
                turns,
                person,
                goals,
                skills,
                text(json, "reservation"));
    }

    /** The refusal of a caller whose budget is used up, or null when this one says something else. */
    static ApiException exhausted(JsonNode json) {
        return ErrorCode.BUDGET_EXHAUSTED.word().equals(text(json, "code"))
                ? ApiException.unavailable(
                        ErrorCode.BUDGET_EXHAUSTED,
                        text(json, "error"),
                        json.path("retryAfterSeconds").intValue(),
                        null)
                : null;
    }

    /** The refusal of a turn for which no day has room. */
    static ApiException neverFits(JsonNode json) {
        return new ApiException(ErrorCode.PAYLOAD_TOO_LARGE, text(json, "error"));
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
