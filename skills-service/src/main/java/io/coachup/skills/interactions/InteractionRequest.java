package io.coachup.skills.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.conversation.ConversationRole;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.Texts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * The checked body of {@code POST /api/v1/interactions}, in the contract's order of checks.
 *
 * @param turn the turn; its text may be missing, then nothing is stored
 */
record InteractionRequest(String sessionId, NewInteraction turn) {

    private static final List<String> REQUIRED = List.of("sessionId", "messageId", "role", "contentHash", "ts");

    /** Longer than any presigned one. */
    private static final int URL_MAX_CHARS = 8_192;

    /** The checked body, its text at most {@code maxBytes} long. */
    static InteractionRequest of(JsonBody body, int maxBytes) {
        for (String field : REQUIRED) {
            if (!body.has(field)) {
                throw ApiException.invalid(field + " required");
            }
        }
        String sessionId = body.requiredIdOrNumber("sessionId", "sessionId must be a non-empty string");
        String groupId = body.optionalId("groupId", "groupId, if provided, must be a non-empty string");
        String messageId = body.requiredIdOrNumber("messageId", "messageId must be a non-empty string");
        long ts = body.epochMs("ts", "ts must be a positive number");
        String audioUrl = audioUrl(body);
        String text = Texts.atMost("text", body.text("text", "text, if provided, must be a string"), maxBytes);
        body.optionalId("userId", "userId, if provided, must be a non-empty string");
        String role = body.text("role", "role must be one of 'user' | 'assistant' | 'system'");
        if (ConversationRole.of(role).isEmpty()) {
            throw ApiException.invalid("role must be one of 'user' | 'assistant' | 'system'");
        }
        NewInteraction turn = new NewInteraction(
                messageId, groupId, role, contentHash(body), text, audioUrl, ts, null, Ending.COMPLETE);
        return new InteractionRequest(sessionId, turn);
    }

    private static String contentHash(JsonBody body) {
        JsonNode hash = body.node("contentHash");
        String text = hash.isValueNode() ? hash.asText() : hash.toString();
        if (text.length() > Texts.ID_MAX_CHARS) {
            throw ApiException.invalid("contentHash must not be longer than " + Texts.ID_MAX_CHARS + " characters");
        }
        return Texts.storable("contentHash", text);
    }

    private static String audioUrl(JsonBody body) {
        String wrong = "audioUrl must be a valid http(s) URL";
        String url = body.text("audioUrl", wrong);
        if (url == null) {
            return null;
        }
        if (url.length() > URL_MAX_CHARS) {
            throw ApiException.invalid("audioUrl must not be longer than " + URL_MAX_CHARS + " characters");
        }
        try {
            URI uri = new URI(url);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null) {
                throw ApiException.invalid(wrong);
            }
            return url;
        } catch (URISyntaxException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, wrong, e);
        }
    }
}
