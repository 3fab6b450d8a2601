package io.coachup.speech.presign;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.micrometer.core.instrument.DistributionSummary;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What uploads were announced. */
@Startup
@Singleton
public final class PresignMetrics {

    private static final String ROUTE = "POST /api/v1/storage/audio/presign";

    private final ExactCounter bytesPlanned;
    private final DistributionSummary expiresSeconds;

    public PresignMetrics(Metrics metrics) {
        bytesPlanned =
                metrics.exactCounter(Metric.NEXT_STORAGE_PRESIGN_BYTES_PLANNED).known(ROUTE);
        expiresSeconds = metrics.histogram(Metric.NEXT_STORAGE_PRESIGN_EXPIRES_S, ROUTE);
    }

    void planned(long bytes, Duration lifetime) {
        bytesPlanned.add(bytes, ROUTE);
        expiresSeconds.record(lifetime.toSeconds());
    }
}
