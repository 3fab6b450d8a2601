package io.coachup.speech.failover;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.micrometer.core.instrument.DistributionSummary;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What providers take and cost and where they fail, by route. */
@Singleton
final class ProviderMetrics {

    private final Metrics metrics;
    private final ExactCounter errors;
    private final ExactCounter fallbacks;
    private final ExactCounter cost;

    ProviderMetrics(Metrics metrics) {
        this.metrics = metrics;
        this.errors = metrics.exactCounter(Metric.NEXT_PROVIDER_ERRORS);
        this.fallbacks = metrics.exactCounter(Metric.NEXT_PROVIDER_FALLBACKS);
        this.cost = metrics.exactCounter(Metric.NEXT_PROVIDER_COST_CENTS);
    }

    /** Makes the series of a provider exist. */
    void known(SpeechJob job, String provider) {
        errors.known(job.route(), provider);
        fallbacks.known(job.route(), provider);
        cost.known(job.route(), provider);
        latency(job, provider);
        if (job == SpeechJob.TTS) {
            firstByte(provider);
        }
    }

    /** An attempt ended. */
    void took(SpeechJob job, String provider, Duration time) {
        latency(job, provider).record(time.toMillis());
    }

    /** An attempt failed, or what it had begun to bring broke off. */
    void failed(SpeechJob job, String provider) {
        errors.increment(job.route(), provider);
    }

    /** An attempt that cost so many cents succeeded. */
    void cost(SpeechJob job, String provider, double cents) {
        cost.add(cents, job.route(), provider);
    }

    /** A provider answered in place of another. */
    void fallback(SpeechJob job, String provider) {
        fallbacks.increment(job.route(), provider);
    }

    /** Audio began to arrive so long after the request. */
    void firstByte(String provider, Duration time) {
        firstByte(provider).record(time.toMillis());
    }

    private DistributionSummary latency(SpeechJob job, String provider) {
        return metrics.histogram(Metric.NEXT_PROVIDER_LATENCY_MS, job.route(), provider);
    }

    private DistributionSummary firstByte(String provider) {
        return metrics.histogram(Metric.NEXT_TTS_FIRST_BYTE_MS, SpeechJob.TTS.route(), provider);
    }
}
