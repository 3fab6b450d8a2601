package io.coachup.common.metrics;

import java.util.Arrays;

/** What a metric is, how its name ends, and the buckets of a histogram. */
public enum MetricKind {
    /** Only grows, and its name ends in {@code _total}. */
    COUNTER("counter", "_total"),

    /**
     * Only grows, and its name ends in anything. OpenMetrics knows no counter without {@code _total}, so it is exposed
     * as {@code untyped} and {@code unknown}; {@code rate()} doesn't mind.
     */
    EXACT_COUNTER("counter, exposed untyped", ""),

    /** Goes up and down. */
    GAUGE("gauge", ""),

    /** Durations in s: alert rules look at 5 s, 8 s and 10 s of jobs. */
    SECONDS(
            "histogram",
            "_seconds",
            0.005,
            0.01,
            0.025,
            0.05,
            0.075,
            0.1,
            0.25,
            0.5,
            0.75,
            1,
            2.5,
            5,
            8,
            10,
            15,
            20,
            30,
            60,
            120),

    /** Durations in ms: alert rules look at 1.2 s, 1.5 s and 2.5 s, and they reach well beyond. */
    MILLISECONDS(
            "histogram",
            "_ms",
            5,
            10,
            25,
            50,
            75,
            100,
            150,
            250,
            400,
            600,
            800,
            1000,
            1200,
            1500,
            2500,
            5000,
            7500,
            10_000,
            15_000,
            30_000,
            60_000),

    /** How long something is good for, in s: from half a minute to a day. */
    LIFETIME("histogram", "_s", 30, 60, 120, 300, 600, 900, 1800, 3600, 21_600, 86_400),

    /** Durations in s, with the buckets of OpenTelemetry's conventions for models. */
    MODEL_SECONDS(
            "histogram",
            "_seconds",
            0.01,
            0.02,
            0.04,
            0.08,
            0.16,
            0.32,
            0.64,
            1.28,
            2.56,
            5.12,
            10.24,
            20.48,
            40.96,
            81.92),

    /** Tokens, with the buckets of OpenTelemetry's conventions for models. */
    MODEL_TOKENS("histogram", "", 1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304),

    /** Numbers of things. */
    ITEMS("histogram", "", 1, 2, 5, 10, 20, 50, 100, 200, 500),

    /** Length of a short text, in characters: of what goes into a prompt beside the matter at hand, which is cut at 2,000. */
    CHARACTERS("histogram", "", 50, 100, 200, 300, 500, 750, 1000, 1250, 1500, 1750, 2000),

    /** Layout shifts, which are good below 0.1 and poor above 0.25. */
    SHIFTS("histogram", "", 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1);

    private final String type;
    private final String ending;
    private final double[] buckets;

    MetricKind(String type, String ending, double... buckets) {
        this.type = type;
        this.ending = ending;
        this.buckets = buckets;
    }

    /** The type in words. */
    public String type() {
        return type;
    }

    /** True for what has buckets. */
    public boolean isHistogram() {
        return buckets.length > 0;
    }

    /** True for durations in s. */
    boolean isInSeconds() {
        return this == SECONDS || this == MODEL_SECONDS;
    }

    /** Upper bounds of the buckets, in the unit of the metric; none when it is no histogram. */
    public double[] buckets() {
        return Arrays.copyOf(buckets, buckets.length);
    }

    /** What names of the kind end in, added again where they are exposed. */
    String ending() {
        return ending;
    }
}
