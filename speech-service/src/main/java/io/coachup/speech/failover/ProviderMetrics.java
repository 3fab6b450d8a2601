package io.coachup.speech.failover;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.MetricNames;
import io.coachup.common.metrics.Metrics;
import io.micrometer.core.instrument.DistributionSummary;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What providers take and cost and where they fail, by route. */
@Singleton
final class ProviderMetrics {

    private static final String ROUTE = "route";
    private static final String PROVIDER = "provider";

    private final Metrics metrics;
    private final ExactCounter errors;
    private final ExactCounter fallbacks;
    private final ExactCounter cost;

    ProviderMetrics(Metrics metrics) {
        this.metrics = metrics;
        this.errors =
                metrics.exactCounter(MetricNames.NEXT_PROVIDER_ERRORS, "Failed calls of providers", ROUTE, PROVIDER);
        this.fallbacks = metrics.exactCounter(
                MetricNames.NEXT_PROVIDER_FALLBACKS, "Answers in place of a provider that failed", ROUTE, PROVIDER);
        this.cost = metrics.exactCounter(
                MetricNames.NEXT_PROVIDER_COST_CENTS, "List price of answered calls, in cents", ROUTE, PROVIDER);
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
        return metrics.milliseconds(MetricNames.NEXT_PROVIDER_LATENCY_MS, ROUTE, job.route(), PROVIDER, provider);
    }

    private DistributionSummary firstByte(String provider) {
        return metrics.milliseconds(
                MetricNames.NEXT_TTS_FIRST_BYTE_MS, ROUTE, SpeechJob.TTS.route(), PROVIDER, provider);
    }
}
