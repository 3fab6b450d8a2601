package io.coachup.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.llm.openai.Parameters.Cap;
import io.coachup.llm.openai.Parameters.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A 400 or 422 answer: which of the parameters a server does not take, and what it would take instead. */
final class Refusal {

    /** Enough of its text, in bytes. */
    static final int MAX_BYTES = 16 * 1024;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MAX_TOKENS = "max_tokens";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";
    private static final String TEMPERATURE = "temperature";
    private static final String RESPONSE_FORMAT = "response_format";
    private static final String STREAM_OPTIONS = "stream_options";

    /** Too long a conversation is no fault of a parameter, although such errors name it. */
    private static final List<String> OF_THE_CONVERSATION =
            List.of("context length", "context_length", "context window", "maximum context", "reduce the length");

    private final String text;
    private final String parameter;

    private Refusal(String text, String parameter) {
        this.text = text;
        this.parameter = parameter;
    }

    /** True for statuses that may be about a parameter. */
    static boolean isPossible(int status) {
        return status == 400 || status == 422;
    }

    /** The refusal in an answer's body, or the beginning of it. */
    static Refusal of(byte[] body) {
        return new Refusal(new String(body, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT), parameterOf(body));
    }

    private static String parameterOf(byte[] body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            JsonNode named = json.path("error").path("param");
            return (named.isTextual() ? named : json.path("param")).asText("").toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * What to ask with next, each parameter changed at most once: the same when the refusal is about something else.
     *
     * @param first what the request was sent with at first
     * @param sent what was refused
     */
    Parameters adapt(Parameters first, Parameters sent) {
        if (OF_THE_CONVERSATION.stream().anyMatch(text::contains)) {
            return sent;
        }
        Parameters next = sent;
        if (sent.cap() == first.cap() && sent.cap() != Cap.NONE && names(nameOf(sent.cap()))) {
            boolean knowsOther = sent.cap() == Cap.MAX_TOKENS && text.contains(MAX_COMPLETION_TOKENS);
            next = next.withCap(knowsOther ? Cap.MAX_COMPLETION_TOKENS : Cap.NONE);
        }
        if (sent.temperature() && names(TEMPERATURE)) {
            next = next.withoutTemperature();
        }
        if (sent.format() == first.format() && sent.format() != Format.NONE && names(RESPONSE_FORMAT)) {
            boolean knowsObjects = sent.format() == Format.SCHEMA && text.contains("json_object");
            next = next.withFormat(knowsObjects ? Format.OBJECT : Format.NONE);
        }
        if (sent.usage() && names(STREAM_OPTIONS)) {
            next = next.withoutUsage();
        }
        return next;
    }

    private static String nameOf(Cap cap) {
        return cap == Cap.MAX_TOKENS ? MAX_TOKENS : MAX_COMPLETION_TOKENS;
    }

    /** A parameter that the server names as such is the only one that counts. */
    private boolean names(String name) {
        return parameter.isEmpty() ? text.contains(name) : parameter.startsWith(name);
    }
}
