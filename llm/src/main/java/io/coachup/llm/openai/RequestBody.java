package io.coachup.llm.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.coachup.llm.ChatMessage;
import io.coachup.llm.ChatRequest;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON of a chat-completion request, written without a tree of it: every chat stream sends one. */
final class RequestBody {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_BYTES = 2048;

    private final JsonGenerator json;

    private RequestBody(JsonGenerator json) {
        this.json = json;
    }

    /** {@code thoughtTokens} is the room for thoughts where the model needs some. */
    static Buffer of(ChatRequest request, String model, Parameters parameters, int thoughtTokens, boolean stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            new RequestBody(json).write(request, model, parameters, thoughtTokens, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private void write(ChatRequest request, String model, Parameters parameters, int thoughtTokens, boolean stream)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("model", model);
        messages(request);
        if (parameters.temperature()) {
            json.writeNumberField("temperature", request.temperature());
        }
        if (request.maxTokens() > 0) {
            long room = parameters.thinks() ? thoughtTokens : 0;
            cap((int) Math.min(Integer.MAX_VALUE, request.maxTokens() + room), parameters.cap());
        }
        if (request.responseSchema() != null) {
            format(request, parameters.format());
        }
        if (stream) {
            json.writeBooleanField("stream", true);
            if (parameters.usage()) {
                json.writeObjectFieldStart("stream_options");
                json.writeBooleanField("include_usage", true);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void messages(ChatRequest request) throws IOException {
        json.writeArrayFieldStart("messages");
        for (ChatMessage message : request.messages()) {
            json.writeStartObject();
            json.writeStringField("role", message.role().wireName());
            json.writeStringField("content", message.content());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void cap(int maxTokens, Parameters.Cap cap) throws IOException {
        switch (cap) {
            case MAX_TOKENS -> json.writeNumberField("max_tokens", maxTokens);
            case MAX_COMPLETION_TOKENS -> json.writeNumberField("max_completion_tokens", maxTokens);
            case NONE -> {
                // The server has a limit of its own.
            }
        }
    }

    private void format(ChatRequest request, Parameters.Format form) throws IOException {
        switch (form) {
            case SCHEMA -> {
                json.writeObjectFieldStart("response_format");
                json.writeStringField("type", "json_schema");
                json.writeObjectFieldStart("json_schema");
                json.writeStringField("name", "answer");
                json.writeBooleanField("strict", true);
                json.writeFieldName("schema");
                json.writeRawValue(request.responseSchema().toString());
                json.writeEndObject();
                json.writeEndObject();
            }
            case OBJECT -> {
                json.writeObjectFieldStart("response_format");
                json.writeStringField("type", "json_object");
                json.writeEndObject();
            }
            case NONE -> {
                // The prompt says what the reply has to look like.
            }
        }
    }
}
