package io.coachup.llm.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.llm.ChatRequest;
import io.vertx.core.buffer.Buffer;

/** The JSON of a chat-completion request. */
final class RequestBody {

    private RequestBody() {}

    static Buffer of(ChatRequest request, String model, boolean stream) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model);
        ArrayNode messages = body.putArray("messages");
        request.messages().forEach(message -> messages.addObject()
                .put("role", message.role().wireName())
                .put("content", message.content()));
        body.put("temperature", request.temperature());
        if (request.maxTokens() > 0) {
            body.put("max_tokens", request.maxTokens());
        }
        if (request.responseSchema() != null) {
            ObjectNode format = body.putObject("response_format").put("type", "json_schema");
            ObjectNode schema =
                    format.putObject("json_schema").put("name", "answer").put("strict", true);
            schema.set("schema", request.responseSchema());
        }
        if (stream) {
            body.put("stream", true).putObject("stream_options").put("include_usage", true);
        }
        return Buffer.buffer(body.toString());
    }
}
