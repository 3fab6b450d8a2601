package io.coachup.gateway.chat.frames;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.gateway.chat.prompt.AssembledPrompt;
import io.coachup.llm.Ending;
import jakarta.inject.Singleton;

/** Named event-stream frames; their data is one line of ASCII JSON. */
@Singleton
public final class NamedFrames {

    private final ObjectMapper mapper;
    private final ObjectWriter ascii;

    public NamedFrames(ObjectMapper mapper) {
        this.mapper = mapper;
        this.ascii = mapper.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    }

    /** Names the effective session. */
    public String session(String sessionId) {
        return frame("session", mapper.createObjectNode().put("sessionId", sessionId));
    }

    /** Names the provider and model that answer; {@code requested} is the client's wish or null. */
    public String model(String provider, String model, String requested) {
        return frame(
                "model",
                mapper.createObjectNode()
                        .put("provider", provider)
                        .put("model", model)
                        .put("requested_model", requested));
    }

    /** Says that the reply which ends now is not all that was to be said. */
    public String ending(Ending ending) {
        return frame("ending", mapper.createObjectNode().put("ending", ending.wireName()));
    }

    /** Shows a caller its own prompt. */
    public String prompt(AssembledPrompt prompt) {
        return frame(
                "prompt",
                mapper.createObjectNode()
                        .put("system", prompt.system())
                        .put("user", prompt.user())
                        .put("rendered", prompt.system() + "\n\n" + prompt.user())
                        .put("ctx_source", prompt.source()));
    }

    private String frame(String name, ObjectNode data) {
        try {
            return "event: " + name + "\ndata: " + ascii.writeValueAsString(data) + "\n\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of strings can always be written", e);
        }
    }
}
