package io.coachup.speech.presign;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.MetricNames;
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
        bytesPlanned = metrics.exactCounter(
                        MetricNames.NEXT_STORAGE_PRESIGN_BYTES_PLANNED,
                        "Bytes that presigned uploads may store",
                        "route")
                .known(ROUTE);
        expiresSeconds = metrics.lifetimes(MetricNames.NEXT_STORAGE_PRESIGN_EXPIRES_S, "route", ROUTE);
    }

    void planned(long bytes, Duration lifetime) {
        bytesPlanned.add(bytes, ROUTE);
        expiresSeconds.record(lifetime.toSeconds());
    }
}
