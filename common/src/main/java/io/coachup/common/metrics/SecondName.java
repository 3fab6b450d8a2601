package io.coachup.common.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The same series under a second name. They are read where they are exposed, so nothing is counted twice. */
final class SecondName extends Collector {

    private final Metric original;
    private final Metric copy;
    private final Set<String> firstLabelValues;
    private final CollectorRegistry registry;

    SecondName(Metric original, Metric copy, Set<String> firstLabelValues, CollectorRegistry registry) {
        this.original = original;
        this.copy = copy;
        this.firstLabelValues = firstLabelValues;
        this.registry = registry;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        String name = original.exposedName();
        List<MetricFamilySamples> families = new ArrayList<>();
        for (MetricFamilySamples family : Collections.list(
                registry.filteredMetricFamilySamples(Set.of(name, name + "_bucket", name + "_sum", name + "_count")))) {
            List<MetricFamilySamples.Sample> samples = family.samples.stream()
                    .filter(sample ->
                            sample.labelValues.stream().findFirst().stream().anyMatch(firstLabelValues::contains))
                    .map(sample -> new MetricFamilySamples.Sample(
                            copy.exposedName() + sample.name.substring(name.length()),
                            sample.labelNames,
                            sample.labelValues,
                            sample.value))
                    .toList();
            families.add(new MetricFamilySamples(copy.exposedName(), family.type, copy.help(), samples));
        }
        return families;
    }
}
