package io.coachup.gateway.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a page reports, reduced to what is known: anybody can send anything here, and it ends up in labels and logs.
 *
 * @param type kind of event
 * @param state state that was entered, or {@code -}
 * @param outcome how something ended, or {@code -}
 * @param durationMs how long it took in ms, or null
 * @param page kind of page, or null
 * @param measures what was measured, by field; only those within their ranges
 */
record BrowserEvent(
        String type, String state, String outcome, Double durationMs, String page, Map<Measure, Double> measures) {

    static final String OTHER = "other";
    static final String NONE = "-";
    static final String PLAYBACK_END = "voice.tts.playback_end";
    static final String VITALS = "web.vitals";
    static final Set<String> TYPES = Set.of(
            "voice.vad.state",
            "voice.pipeline.state",
            "voice.barge.trigger",
            "voice.barge.restart_ms",
            PLAYBACK_END,
            VITALS,
            "web.sse",
            "web.audio",
            OTHER);
    static final Set<String> STATES =
            Set.of("init", "speaking", "silence", "idle", "listening", "processing", "error", OTHER, NONE);

    /** What the original's pages send: types with their states. */
    static final Map<String, Set<String>> SENT = Map.of(
            "voice.vad.state", Set.of("init", "speaking", "silence"),
            "voice.pipeline.state", Set.of("idle", "listening", "processing", "speaking", "error"),
            "voice.barge.trigger", Set.of(NONE),
            "voice.barge.restart_ms", Set.of(NONE));

    static final Set<String> OUTCOMES = Set.of("ok", "error", "aborted", "interrupted", OTHER, NONE);

    private static final double MAX_MS = 600_000;
    private static final Set<String> PAGES =
            Set.of("/", "/chat", "/coach", "/coach-min", "/coach-debug", "/coach/analytics", "/skills", "/settings");
    private static final Pattern SKILL = Pattern.compile("/skills/[^/]+");

    /**
     * The event in a JSON value, or null when it names no type and measures nothing.
     *
     * @param measuring whether what it measured counts; else that is as if it weren't there
     */
    static BrowserEvent of(JsonNode json, boolean measuring) {
        String type = json.path("type").textValue();
        Map<Measure, Double> measures = measuring ? measures(json) : Map.of();
        boolean named = type != null && !type.isBlank();
        if (!named && measures.isEmpty()) {
            return null;
        }
        return new BrowserEvent(
                named ? known(TYPES, type) : VITALS,
                known(STATES, json.path("state").textValue()),
                known(OUTCOMES, json.path("outcome").textValue()),
                duration(json.path("durationMs")),
                page(json.path("page").textValue()),
                measures);
    }

    private static Map<Measure, Double> measures(JsonNode json) {
        Map<Measure, Double> measures = new HashMap<>();
        for (Measure measure : Measure.values()) {
            JsonNode value = json.path(measure.group()).path(measure.field());
            if (value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= measure.max()) {
                measures.put(measure, value.doubleValue());
            }
        }
        return measures;
    }

    private static String known(Set<String> words, String word) {
        return word == null ? NONE : words.contains(word) ? word : OTHER;
    }

    private static Double duration(JsonNode json) {
        return json.isNumber() && json.doubleValue() >= 0 && json.doubleValue() <= MAX_MS ? json.doubleValue() : null;
    }

    private static String page(String path) {
        if (path == null) {
            return null;
        }
        return PAGES.contains(path) ? path : SKILL.matcher(path).matches() ? "/skills/{id}" : OTHER;
    }
}
