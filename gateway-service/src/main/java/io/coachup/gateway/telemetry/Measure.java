package io.coachup.gateway.telemetry;

/** What browsers measure, by the specification's names; whatever is not a number within its range is left out. */
enum Measure {
    LCP("webVitals", "lcpMs", 600_000),
    INP("webVitals", "inpMs", 600_000),
    CLS("webVitals", "cls", 100),
    TTFB("webVitals", "ttfbMs", 600_000),
    STALLS("sse", "stalls", 10_000),
    FIRST_TOKEN("sse", "firstTokenMs", 600_000),
    AUDIO_START("audio", "startMs", 600_000),
    AUDIO_BYTES("audio", "bytesDownloaded", 1_000_000_000);

    private final String group;
    private final String field;
    private final double max;

    Measure(String group, String field, double max) {
        this.group = group;
        this.field = field;
        this.max = max;
    }

    /** The object that holds it, in events and in log lines. */
    String group() {
        return group;
    }

    String field() {
        return field;
    }

    /** The largest value that is believed. */
    double max() {
        return max;
    }
}
