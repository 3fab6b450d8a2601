package io.coachup.skills.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.conversation.ConversationRole;
import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.Texts;
import io.coachup.skills.interactions.NewInteraction;
import java.util.Locale;

/**
 * A message of a conversation as ingest receives it.
 *
 * @param role user, assistant, or system for every other one
 * @param content empty when absent
 * @param ts when it was said, epoch ms
 */
public record IngestMessage(String sessionId, String messageId, String role, String content, long ts) {

    private static final String REQUIRED = "sessionId, messageId, and role are required";

    /** The checked body of an ingest request, its content at most {@code maxBytes} long. */
    static IngestMessage of(JsonBody body, int maxBytes, long now) {
        if (!body.isTruthy("sessionId") || !body.isTruthy("messageId") || !body.isTruthy("role")) {
            throw ApiException.invalid(REQUIRED);
        }
        String sessionId = body.requiredIdOrNumber("sessionId", "sessionId must be a non-empty string");
        String messageId = body.requiredIdOrNumber("messageId", "messageId must be a non-empty string");
        String content = Texts.atMost("content", body.text("content"), maxBytes);
        long ts = body.isTruthy("ts") ? body.epochMs("ts", "ts must be a positive number") : now;
        return new IngestMessage(sessionId, messageId, role(body), content == null ? "" : content, ts);
    }

    /** Roles that nobody knows are taken: they say that neither the person nor the coach speaks. */
    private static String role(JsonBody body) {
        JsonNode role = body.node("role");
        String name = role.isValueNode() ? role.asText().trim().toLowerCase(Locale.ROOT) : "";
        return ConversationRole.of(name).orElse(ConversationRole.SYSTEM).wireName();
    }

    boolean isAssistant() {
        return ConversationRole.ASSISTANT.is(role);
    }

    /** The message as a turn of the transcript, where only the assistant is told apart. */
    NewInteraction asTurn(String groupId) {
        return NewInteraction.said(
                messageId,
                groupId,
                (isAssistant() ? ConversationRole.ASSISTANT : ConversationRole.USER).wireName(),
                content,
                ts,
                null);
    }
}
