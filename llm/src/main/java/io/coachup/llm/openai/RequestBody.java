package io.coachup.llm.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.llm.ChatRequest;
import io.vertx.core.buffer.Buffer;

/** The JSON of a chat-completion request. */
final class RequestBody {

    private RequestBody() {}

    /** {@code thoughtTokens} is the room for thoughts where the model needs some. */
    static Buffer of(ChatRequest request, String model, Parameters parameters, int thoughtTokens, boolean stream) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model);
        ArrayNode messages = body.putArray("messages");
        request.messages().forEach(message -> messages.addObject()
                .put("role", message.role().wireName())
                .put("content", message.content()));
        if (parameters.temperature()) {
            body.put("temperature", request.temperature());
        }
        if (request.maxTokens() > 0) {
            long room = parameters.thinks() ? thoughtTokens : 0;
            cap(body, (int) Math.min(Integer.MAX_VALUE, request.maxTokens() + room), parameters.cap());
        }
        if (request.responseSchema() != null) {
            format(body, request, parameters.format());
        }
        if (stream) {
            body.put("stream", true);
            if (parameters.usage()) {
                body.putObject("stream_options").put("include_usage", true);
            }
        }
        return Buffer.buffer(body.toString());
    }

    private static void cap(ObjectNode body, int maxTokens, Parameters.Cap cap) {
        switch (cap) {
            case MAX_TOKENS -> body.put("max_tokens", maxTokens);
            case MAX_COMPLETION_TOKENS -> body.put("max_completion_tokens", maxTokens);
            case NONE -> {
                // The server has a limit of its own.
            }
        }
    }

    private static void format(ObjectNode body, ChatRequest request, Parameters.Format form) {
        switch (form) {
            case SCHEMA -> {
                ObjectNode format = body.putObject("response_format").put("type", "json_schema");
                ObjectNode schema =
                        format.putObject("json_schema").put("name", "answer").put("strict", true);
                schema.set("schema", request.responseSchema());
            }
            case OBJECT -> body.putObject("response_format").put("type", "json_object");
            case NONE -> {
                // The prompt says what the reply has to look like.
            }
        }
    }
}
