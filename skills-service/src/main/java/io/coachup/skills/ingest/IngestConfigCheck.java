package io.coachup.skills.ingest;

import static io.coachup.common.settings.Settings.require;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start with thresholds that could not work. */
@Singleton
final class IngestConfigCheck {

    private final IngestConfig config;

    IngestConfigCheck(IngestConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        require(
                config.confidenceLow() >= 0
                        && config.confidenceLow() <= config.confidenceAccept()
                        && config.confidenceAccept() <= 1,
                "CLASSIFIER_CONF_LOW and CLASSIFIER_CONF_ACCEPT must be numbers from 0 to 1, the first not above the other.");
        require(config.maxTurns() >= 1, "INTERACTION_MAX_TURNS must be at least 1.");
        require(config.idleTimeoutMs() >= 1, "INTERACTION_IDLE_TIMEOUT_MS must be at least 1.");
    }
}
