package io.coachup.skills.summaries;

import io.coachup.common.json.JsonBody;
import io.coachup.common.json.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A summary that a client asks for.
 *
 * @param previous the summary so far by the client's word, or null
 * @param turns what was said by the client's word, oldest first
 * @param tokenBudget room in tokens, 0 for the least there is
 */
record SummaryRequest(String sessionId, String previous, List<Draft.Turn> turns, int tokenBudget) {

    private static final int TURNS_MAX = 200;
    private static final int ROLE_MAX_CHARS = 20;
    private static final int BUDGET_MAX = 100_000;

    /** The checked body, no text in it longer than {@code maxBytes}. */
    static SummaryRequest of(JsonBody body, int maxBytes) {
        String sessionId = body.requiredId("sessionId", "sessionId is required");
        String previous = Texts.atMost("prevSummary", body.text("prevSummary"), maxBytes);
        Double budget = body.numberOrText("tokenBudget", "tokenBudget must be a number");
        return new SummaryRequest(
                sessionId,
                Texts.isBlank(previous) ? null : previous,
                turns(body, body.has("messages") ? "messages" : "recentMessages", maxBytes),
                budget == null ? 0 : (int) Math.clamp(budget, 0, BUDGET_MAX));
    }

    private static List<Draft.Turn> turns(JsonBody body, String field, int maxBytes) {
        return body.has(field)
                ? body.objects(field, field + " must be an array", field + "[%d] must be an object").stream()
                        .map(message -> turn(message, maxBytes))
                        .filter(turn -> !Texts.isBlank(turn.content()))
                        .toList()
                : List.of();
    }

    private static Draft.Turn turn(JsonBody message, int maxBytes) {
        String role = message.text("role");
        String content = Texts.atMost("content", message.text("content"), maxBytes);
        return new Draft.Turn(Texts.isBlank(role) ? "user" : Draft.first(ROLE_MAX_CHARS, role), content);
    }

    /** The newest turns that fit into {@code maxBytes} of UTF-16, at least one if there is one. */
    List<Draft.Turn> newest(int maxBytes) {
        Deque<Draft.Turn> newest = new ArrayDeque<>();
        long bytes = 0;
        for (Draft.Turn turn : turns.reversed()) {
            bytes += 2L * turn.content().length();
            if (newest.size() == TURNS_MAX || !newest.isEmpty() && bytes > maxBytes) {
                break;
            }
            newest.addFirst(turn);
        }
        return List.copyOf(newest);
    }
}
