package io.coachup.skills.ingest;

import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.Texts;
import io.coachup.skills.interactions.NewInteraction;
import java.util.Set;

/**
 * A message of a conversation as ingest receives it.
 *
 * @param role user, assistant or system
 * @param content empty when absent
 * @param ts when it was said, epoch ms
 */
public record IngestMessage(String sessionId, String messageId, String role, String content, long ts) {

    private static final String REQUIRED = "sessionId, messageId, and role are required";
    private static final Set<String> ROLES = Set.of("user", "assistant", "system");

    /** The checked body of an ingest request, its content at most {@code maxBytes} long. */
    static IngestMessage of(JsonBody body, int maxBytes, long now) {
        if (!body.isTruthy("sessionId") || !body.isTruthy("messageId") || !body.isTruthy("role")) {
            throw ApiException.invalid(REQUIRED);
        }
        String sessionId = body.requiredIdOrNumber("sessionId", "sessionId must be a non-empty string");
        String messageId = body.requiredIdOrNumber("messageId", "messageId must be a non-empty string");
        String role = body.text("role", "role must be a string");
        if (!ROLES.contains(role)) {
            throw ApiException.invalid("role must be one of 'user' | 'assistant' | 'system'");
        }
        String content = Texts.atMost("content", body.text("content"), maxBytes);
        Long ts = body.epochMs("ts", "ts must be a positive number");
        return new IngestMessage(sessionId, messageId, role, content == null ? "" : content, ts == null ? now : ts);
    }

    boolean isAssistant() {
        return "assistant".equals(role);
    }

    /** The message as a turn of the transcript, where only the assistant is told apart. */
    NewInteraction asTurn(String groupId) {
        return NewInteraction.said(messageId, groupId, isAssistant() ? "assistant" : "user", content, ts, null);
    }
}
