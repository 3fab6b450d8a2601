package io.coachup.speech.selection;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.MetricNames;
import io.coachup.common.metrics.Metrics;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What providers take and where they fail, by route. */
@Singleton
public final class ProviderMetrics {

    private static final String ROUTE = "route";
    private static final String PROVIDER = "provider";

    private final Metrics metrics;
    private final ExactCounter errors;
    private final ExactCounter fallbacks;

    public ProviderMetrics(Metrics metrics) {
        this.metrics = metrics;
        this.errors =
                metrics.exactCounter(MetricNames.NEXT_PROVIDER_ERRORS, "Failed calls of providers", ROUTE, PROVIDER);
        this.fallbacks = metrics.exactCounter(
                MetricNames.NEXT_PROVIDER_FALLBACKS, "Answers in place of a provider that failed", ROUTE, PROVIDER);
    }

    /** Makes the series of a provider exist. */
    void known(String route, String provider) {
        errors.known(route, provider);
        fallbacks.known(route, provider);
        metrics.milliseconds(MetricNames.NEXT_PROVIDER_LATENCY_MS, ROUTE, route, PROVIDER, provider);
    }

    /** Makes the series of a provider's first byte exist. */
    public void knownFirstByte(String route, String provider) {
        metrics.milliseconds(MetricNames.NEXT_TTS_FIRST_BYTE_MS, ROUTE, route, PROVIDER, provider);
    }

    /** An attempt ended. */
    void took(String route, String provider, Duration time) {
        metrics.milliseconds(MetricNames.NEXT_PROVIDER_LATENCY_MS, ROUTE, route, PROVIDER, provider)
                .record(time.toMillis());
    }

    /** An attempt failed. */
    void failed(String route, String provider) {
        errors.increment(route, provider);
    }

    /** A provider answered in place of another. */
    void fallback(String route, String provider) {
        fallbacks.increment(route, provider);
    }

    /** Audio began to arrive so long after the request. */
    public void firstByte(String route, String provider, Duration time) {
        metrics.milliseconds(MetricNames.NEXT_TTS_FIRST_BYTE_MS, ROUTE, route, PROVIDER, provider)
                .record(time.toMillis());
    }
}
