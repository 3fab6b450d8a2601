package io.coachup.common.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code METRICS_ENABLED=0} keeps meters from recording, for example to measure what they cost. */
@Singleton
public final class MetricsSwitch {

    @Produces
    @Singleton
    MeterFilter filter(@ConfigProperty(name = "coachup.metrics.enabled") boolean enabled) {
        return MeterFilter.deny(_ -> !enabled);
    }
}
