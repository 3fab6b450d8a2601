package io.coachup.gateway.chat.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.gateway.chat.ChatConfig;
import io.coachup.gateway.chat.prompt.ChatInput;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
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

    public ChatInputReader(ObjectMapper mapper, ChatConfig config) {
        this.messageMaxBytes = config.messageMaxBytes();
        this.mapper = mapper;
        this.bodies = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * The request in a query.
     *
     * @throws ApiException 400 or 413
     */
    public ChatInput fromQuery(HttpServerRequest request) {
        MultiMap query = query(request);
        String history = query.get("history");
        return new ChatParameters(
                        query.get("prompt"),
                        query.get("sessionId"),
                        ClientItems.history(json(query, "history")),
                        history == null ? 0 : history.length(),
                        ClientItems.person(json(query, "userProfile")),
                        ClientItems.goals(json(query, "userGoals")),
                        ClientItems.skills(json(query, "skills")),
                        query.get("systemPrompt"),
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
                        ClientItems.history(history),
                        history == null ? 0 : history.toString().length(),
                        null,
                        List.of(),
                        List.of(),
                        text(json, "systemPrompt"),
                        text(json, "model"),
                        false)
                .validated(messageMaxBytes);
    }

    private static MultiMap query(HttpServerRequest request) {
        try {
            return request.params();
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "The query is malformed", e);
        }
    }

    private JsonNode json(MultiMap query, String parameter) {
        return EncodedJson.decode(mapper, parameter, query.get(parameter));
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
