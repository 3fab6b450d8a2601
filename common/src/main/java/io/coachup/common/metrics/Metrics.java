package io.coachup.common.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.prometheus.client.CollectorRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Makes the meters of a {@link Metric}; label values are given in the order of its labels. */
@Singleton
public final class Metrics {

    private static final double MS_PER_SECOND = 1000;

    private final MeterRegistry registry;
    private final CollectorRegistry prometheus;

    public Metrics(MeterRegistry registry, CollectorRegistry prometheus) {
        this.registry = registry;
        this.prometheus = prometheus;
    }

    /** An {@link MetricKind#EXACT_COUNTER}. Make it once in a process. */
    public ExactCounter exactCounter(Metric metric) {
        require(metric, metric.kind() == MetricKind.EXACT_COUNTER);
        ExactCounter counter = new ExactCounter(metric);
        counter.register(prometheus);
        return counter;
    }

    /** A {@link MetricKind#COUNTER}. */
    public Counter counter(Metric metric, String... labelValues) {
        require(metric, metric.kind() == MetricKind.COUNTER);
        return Counter.builder(meterName(metric))
                .description(metric.help())
                .tags(tags(metric, labelValues))
                .register(registry);
    }

    /** A {@link MetricKind#GAUGE}; {@code value} is asked at each scrape and must not wait. Nothing is null's value. */
    public void gauge(Metric metric, Supplier<Number> value, String... labelValues) {
        require(metric, metric.kind() == MetricKind.GAUGE);
        Gauge.builder(meterName(metric), value)
                .description(metric.help())
                .tags(tags(metric, labelValues))
                .strongReference(true)
                .register(registry);
    }

    /** A histogram of durations in seconds. */
    public Timer timer(Metric metric, String... labelValues) {
        require(metric, metric.kind().isInSeconds());
        return Timer.builder(meterName(metric))
                .description(metric.help())
                .tags(tags(metric, labelValues))
                .serviceLevelObjectives(Arrays.stream(metric.kind().buckets())
                        .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * MS_PER_SECOND)))
                        .toArray(Duration[]::new))
                .register(registry);
    }

    /** A histogram of anything else, in the unit of the metric. */
    public DistributionSummary histogram(Metric metric, String... labelValues) {
        require(metric, metric.kind().isHistogram() && !metric.kind().isInSeconds());
        return DistributionSummary.builder(meterName(metric))
                .description(metric.help())
                .baseUnit(
                        metric.kind().ending().isEmpty()
                                ? null
                                : metric.kind().ending().substring(1))
                .tags(tags(metric, labelValues))
                .serviceLevelObjectives(metric.kind().buckets())
                .register(registry);
    }

    /** Exposes the series of {@code original} with these values of its first label as {@code copy}, too. */
    public void alsoNamed(Metric original, Metric copy, Set<String> firstLabelValues) {
        require(copy, copy.kind() == original.kind());
        new SecondName(original, copy, firstLabelValues, prometheus).register(prometheus);
    }

    private static void require(Metric metric, boolean suits) {
        if (!suits) {
            throw new IllegalArgumentException(metric.exposedName() + " is a " + metric.kind());
        }
    }

    /** The registry adds the ending again. */
    private static String meterName(Metric metric) {
        String name = metric.exposedName();
        return name.substring(0, name.length() - metric.kind().ending().length());
    }

    private static List<Tag> tags(Metric metric, String... values) {
        metric.require(values);
        List<Tag> tags = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(metric.labels().get(i), values[i]));
        }
        return tags;
    }
}
