package io.coachup.common.metrics;

import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * A counter that is exposed under exactly its name. The specification's alert rules read {@code next_request_count};
 * an ordinary counter would be exposed as {@code next_request_count_total}.
 */
public final class ExactCounter extends Collector {

    private final Metric metric;
    private final Map<List<String>, DoubleAdder> series = new ConcurrentHashMap<>();

    ExactCounter(Metric metric) {
        this.metric = metric;
    }

    /** Makes the series exist with value 0. */
    public ExactCounter known(String... labelValues) {
        at(labelValues);
        return this;
    }

    /** Adds one. */
    public void increment(String... labelValues) {
        at(labelValues).add(1);
    }

    /** Adds {@code amount}, which must not be negative. */
    public void add(double amount, String... labelValues) {
        at(labelValues).add(amount);
    }

    private DoubleAdder at(String... labelValues) {
        metric.require(labelValues);
        return series.computeIfAbsent(List.of(labelValues), _ -> new DoubleAdder());
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples.Sample> samples = new ArrayList<>(series.size());
        series.forEach((values, sum) -> samples.add(new MetricFamilySamples.Sample(
                metric.exposedName(), metric.labels().subList(0, values.size()), values, sum.sum())));
        return List.of(new MetricFamilySamples(metric.exposedName(), Type.UNKNOWN, metric.help(), samples));
    }
}
