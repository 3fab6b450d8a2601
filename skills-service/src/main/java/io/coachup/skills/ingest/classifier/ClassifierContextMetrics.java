package io.coachup.skills.ingest.classifier;

import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import jakarta.inject.Singleton;

/** How much of what was said before a model is told. */
@Singleton
final class ClassifierContextMetrics {

    private final Counter built;
    private final Counter empty;
    private final DistributionSummary messages;
    private final DistributionSummary chars;

    ClassifierContextMetrics(Metrics metrics) {
        built = metrics.counter(Metric.CLASSIFIER_CONTEXT_BUILD, "success");
        empty = metrics.counter(Metric.CLASSIFIER_CONTEXT_BUILD, "empty");
        messages = metrics.histogram(Metric.CLASSIFIER_CONTEXT_MESSAGES);
        chars = metrics.histogram(Metric.CLASSIFIER_CONTEXT_LENGTH_CHARS);
    }

    void built(Remark remark) {
        (remark.before().isEmpty() ? empty : built).increment();
        messages.record(remark.before().size());
        chars.record(remark.context().length());
    }
}
