package io.coachup.common.tracing;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Traces. */
@ConfigMapping(prefix = "coachup.tracing")
public interface TracingConfig {

    /** {@code OTEL_EXPORTER_OTLP_ENDPOINT}: who collects spans; without it none are recorded. */
    Optional<String> endpoint();
}
