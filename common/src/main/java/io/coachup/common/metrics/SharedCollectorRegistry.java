package io.coachup.common.metrics;

import io.prometheus.client.CollectorRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One registry for the framework's meters and our exact counters; the framework's own bean is a new one each time. */
@Singleton
public final class SharedCollectorRegistry {

    @Produces
    @Singleton
    CollectorRegistry registry() {
        return new CollectorRegistry(true);
    }
}
