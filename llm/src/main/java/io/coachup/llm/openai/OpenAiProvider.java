package io.coachup.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.llm.ChatCompletion;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.Estimate;
import io.coachup.llm.LlmException;
import io.coachup.llm.Usage;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;

/** An OpenAI-compatible endpoint with the model of one role. */
public final class OpenAiProvider implements ChatProvider {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String name;
    private final String model;
    private final Vertx vertx;
    private final Endpoint endpoint;
    /** Event loop of the calls that are waited for. */
    private final Context calls;

    OpenAiProvider(String name, String model, Vertx vertx, Endpoint endpoint) {
        this.name = name;
        this.model = model;
        this.vertx = vertx;
        this.endpoint = endpoint;
        this.calls = vertx.getOrCreateContext();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String modelFor(ChatRequest request) {
        return request.model() != null ? request.model() : model;
    }

    @Override
    public ChatStream stream(ChatRequest request, ChatStreamHandler handler) {
        OpenAiStream stream = new OpenAiStream(vertx, endpoint, request, handler);
        stream.start(RequestBody.of(request, modelFor(request), true));
        return stream;
    }

    @Override
    public ChatCompletion complete(ChatRequest request) {
        byte[] answer =
                new UnaryCall(endpoint, calls).send(request.hop(), RequestBody.of(request, modelFor(request), false));
        try {
            JsonNode json = MAPPER.readTree(answer);
            JsonNode content = json.path("choices").path(0).path("message").path("content");
            if (!content.isTextual()) {
                throw new LlmException(LlmException.Kind.PROTOCOL, 0, "The provider's answer holds no message", null);
            }
            String text = content.textValue();
            return new ChatCompletion(text, json.path("model").asText(modelFor(request)), usage(json, request, text));
        } catch (IOException e) {
            throw new LlmException(LlmException.Kind.PROTOCOL, 0, "The provider's answer is not JSON", null);
        }
    }

    private static Usage usage(JsonNode json, ChatRequest request, String text) {
        JsonNode usage = json.path("usage");
        return usage.path("prompt_tokens").isInt()
                ? new Usage(
                        usage.path("prompt_tokens").asInt(),
                        usage.path("completion_tokens").asInt(),
                        false)
                : Estimate.usage(request, text.length());
    }
}
