package io.coachup.common.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.prometheus.client.CollectorRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.LongStream;

/** Makes meters from the exact names of {@link MetricNames}. */
@Singleton
public final class Metrics {

    private static final String TOTAL = "_total";
    private static final String SECONDS = "_seconds";
    private static final String MILLISECONDS = "_ms";
    private static final String LIFETIME = "_s";

    /** Bucket bounds in milliseconds: alert rules look at exactly 1.2 s, 1.5 s and 2.5 s, and they reach well beyond. */
    private static final double[] BUCKETS_MS = {
        5, 10, 25, 50, 75, 100, 150, 250, 400, 600, 800, 1000, 1200, 1500, 2500, 5000, 7500, 10_000, 15_000, 30_000,
        60_000
    };

    /** Bucket bounds of durations in seconds, given in ms: alert rules look at 5 s, 8 s and 10 s of jobs. */
    private static final Duration[] BUCKETS_SECONDS = LongStream.of(
                    5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 8000, 10_000, 15_000, 20_000, 30_000,
                    60_000, 120_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** Bucket bounds of lifetimes in seconds: from half a minute to a day. */
    private static final double[] BUCKETS_LIFETIME = {30, 60, 120, 300, 600, 900, 1800, 3600, 21_600, 86_400};

    private static final double[] BUCKETS_ITEMS = {1, 2, 5, 10, 20, 50, 100, 200, 500};

    private static final double[] BUCKETS_SHIFTS = {0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1};

    private final MeterRegistry registry;
    private final CollectorRegistry prometheus;

    public Metrics(MeterRegistry registry, CollectorRegistry prometheus) {
        this.registry = registry;
        this.prometheus = prometheus;
    }

    /** A counter exposed under exactly {@code name}, whatever it ends in. Make it once. */
    public ExactCounter exactCounter(String name, String help, String... labelNames) {
        ExactCounter counter = new ExactCounter(name, help, labelNames);
        counter.register(prometheus);
        return counter;
    }

    /** A counter whose name ends in {@code _total}. */
    public Counter counter(String name, String... tags) {
        return registry.counter(strip(name, TOTAL), Tags.of(tags));
    }

    /** A histogram of durations whose name ends in {@code _seconds}. */
    public Timer seconds(String name, String... tags) {
        return Timer.builder(strip(name, SECONDS))
                .tags(tags)
                .serviceLevelObjectives(BUCKETS_SECONDS)
                .register(registry);
    }

    /** A histogram of milliseconds whose name ends in {@code _ms}. */
    public DistributionSummary milliseconds(String name, String... tags) {
        return DistributionSummary.builder(strip(name, MILLISECONDS))
                .baseUnit("ms")
                .tags(tags)
                .serviceLevelObjectives(BUCKETS_MS)
                .register(registry);
    }

    /** A histogram of layout shifts, which are good below 0.1 and poor above 0.25. */
    public DistributionSummary shifts(String name) {
        return DistributionSummary.builder(name)
                .serviceLevelObjectives(BUCKETS_SHIFTS)
                .register(registry);
    }

    /** A histogram of counts. */
    public DistributionSummary items(String name, String... tags) {
        return DistributionSummary.builder(name)
                .tags(tags)
                .serviceLevelObjectives(BUCKETS_ITEMS)
                .register(registry);
    }

    /** A histogram of how long something is good for, in s, whose name ends in {@code _s}. */
    public DistributionSummary lifetimes(String name, String... tags) {
        return DistributionSummary.builder(strip(name, LIFETIME))
                .baseUnit("s")
                .tags(tags)
                .serviceLevelObjectives(BUCKETS_LIFETIME)
                .register(registry);
    }

    private static String strip(String name, String suffix) {
        if (!name.endsWith(suffix)) {
            throw new IllegalArgumentException(name + " does not end in " + suffix);
        }
        return name.substring(0, name.length() - suffix.length());
    }
}
