package io.coachup.skills.ingest;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start with thresholds that could not work. */
@Singleton
final class IngestConfigCheck implements SettingsCheck {

    private final IngestConfig config;

    IngestConfigCheck(IngestConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(
                        config.confidenceLow() >= 0
                                && config.confidenceLow() <= config.confidenceAccept()
                                && config.confidenceAccept() <= 1,
                        "CLASSIFIER_CONF_LOW and CLASSIFIER_CONF_ACCEPT must be numbers from 0 to 1, the first not above the other.")
                .require(config.maxTurns() >= 1, "INTERACTION_MAX_TURNS must be at least 1.")
                .require(config.idleTimeout().isPositive(), "INTERACTION_IDLE_TIMEOUT_MS must be at least 1.")
                .all();
    }
}
