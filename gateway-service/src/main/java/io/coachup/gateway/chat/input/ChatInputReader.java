package io.coachup.gateway.chat.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.common.conversation.ConversationRole;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.json.MessageConfig;
import io.coachup.common.json.Texts;
import io.coachup.gateway.chat.prompt.Author;
import io.coachup.gateway.chat.prompt.ChatInput;
import io.coachup.gateway.chat.prompt.HistoryItem;
import io.coachup.gateway.exchange.Query;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads chat requests in both forms, query parameters and JSON body. */
@Singleton
public final class ChatInputReader {

    private static final Set<String> ON = Set.of("1", "true", "yes", "on");

    private final ObjectMapper mapper;
    private final ObjectReader bodies;
    private final int messageMaxBytes;

    public ChatInputReader(ObjectMapper mapper, MessageConfig messages) {
        this.messageMaxBytes = messages.maxBytes();
        this.mapper = mapper;
        this.bodies = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * The request in a query, which browsers give up on for good when it is refused: what can't be read of it besides the
     * message is left out.
     *
     * @throws ApiException 400 when there is nothing to say or the session id is none, 413 when it is too much
     */
    public ChatInput fromQuery(HttpServerRequest request) {
        Query query = Query.parse(request.query());
        String history = query.get("history");
        return new ChatParameters(
                        Texts.clean(query.get("prompt")),
                        query.get("sessionId"),
                        LenientItems.history(json(query, "history")),
                        history == null ? 0 : history.length(),
                        LenientItems.person(json(query, "userProfile")),
                        LenientItems.goals(json(query, "userGoals")),
                        LenientItems.skills(json(query, "skills")),
                        Texts.clean(query.get("systemPrompt")),
                        query.get("model"),
                        isOn(query.get("debug")))
                .validated(messageMaxBytes);
    }

    /**
     * The request in a JSON body.
     *
     * @throws ApiException 400 or 413
     */
    public ChatInput fromBody(Buffer body) {
        ObjectNode json = object(body);
        JsonNode history = json.get("history");
        return new ChatParameters(
                        text(json, "prompt"),
                        text(json, "sessionId"),
                        history(history),
                        history == null ? 0 : history.toString().length(),
                        null,
                        List.of(),
                        List.of(),
                        text(json, "systemPrompt"),
                        text(json, "model"),
                        false)
                .validated(messageMaxBytes);
    }

    private JsonNode json(Query query, String parameter) {
        return EncodedJson.decode(mapper, query.get(parameter));
    }

    private static List<HistoryItem> history(JsonNode json) {
        List<HistoryItem> items = new ArrayList<>();
        if (json == null || json.isNull()) {
            return items;
        }
        if (!json.isArray()) {
            throw ApiException.invalid("history must be an array");
        }
        for (JsonNode item : json) {
            JsonNode role = item.get("role");
            JsonNode content = item.get("content");
            if (role == null || !role.isTextual() || content == null || !content.isTextual()) {
                throw ApiException.invalid("history items must be objects with the strings role and content");
            }
            items.add(new HistoryItem(author(role.textValue()), Texts.storable("history", content.textValue())));
        }
        return items;
    }

    /** A role that is neither the user's nor the assistant's makes a note. */
    static Author author(String role) {
        return ConversationRole.of(role).map(Author::of).orElse(Author.NOTE);
    }

    private ObjectNode object(Buffer body) {
        try {
            if (bodies.readTree(body.getBytes()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new ApiException(ErrorCode.INVALID_JSON, "Invalid JSON", e);
        } catch (IOException e) {
            throw new ApiException(ErrorCode.INVALID_JSON, "Body could not be read", e);
        }
        throw ApiException.invalidJson();
    }

    private static String text(ObjectNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw ApiException.invalid(field + " must be a string");
        }
        return value.textValue();
    }

    private static boolean isOn(String value) {
        return value != null && ON.contains(value.strip().toLowerCase(Locale.ROOT));
    }
}
