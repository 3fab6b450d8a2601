package io.coachup.bench.chat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the gateway does besides streaming; each step does what those before it do, and one thing more. */
enum Step {
    NOTHING(
            "gateway, nothing else",
            Map.of(
                    "CLERK_ENABLED", "0",
                    "AI_CHAT_PROMPT_TIMEOUT_SECONDS", "0",
                    "METRICS_ENABLED", "0",
                    "LOG_LEVEL", "ERROR")),
    IDENTITY("+ identity", Map.of("CLERK_ENABLED", "1")),
    CONTEXT("+ context, storing the reply", Map.of("AI_CHAT_PROMPT_TIMEOUT_SECONDS", "2")),
    METRICS("+ metrics", Map.of("METRICS_ENABLED", "1")),
    LOGS("+ logs", Map.of("LOG_LEVEL", "INFO")),
    TRACING("+ tracing: whole gateway", Map.of());

    private final String title;
    private final Map<String, String> change;

    Step(String title, Map<String, String> change) {
        this.title = title;
        this.change = change;
    }

    /** The last one, which does everything. */
    static Step whole() {
        return values()[values().length - 1];
    }

    /** Its row in the table. */
    String title() {
        return title;
    }

    /** True from the step on where streams belong to a session. */
    boolean hasSession() {
        return compareTo(CONTEXT) >= 0;
    }

    /**
     * The gateway's settings up to this step.
     *
     * @param collector who takes in spans
     */
    Map<String, String> settings(String collector) {
        Map<String, String> settings = new HashMap<>();
        Arrays.stream(values()).limit(ordinal() + 1L).forEach(step -> settings.putAll(step.change));
        if (this == TRACING) {
            settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector);
            settings.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        }
        return settings;
    }
}
