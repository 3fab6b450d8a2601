package io.coachup.worker.job;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What the settings of the work on jobs must be. */
@Singleton
final class JobConfigCheck implements SettingsCheck {

    private static final Duration SHORTEST_VISIBILITY = Duration.ofSeconds(1);

    private final JobConfig config;

    JobConfigCheck(JobConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(config.concurrency() >= 1, "WORKER_CONCURRENCY must be at least 1.")
                .require(
                        config.visibility().compareTo(SHORTEST_VISIBILITY) >= 0,
                        "ASSESSMENTS_VISIBILITY must be at least a second (PT1S).")
                .require(config.maxReceives() >= 1, "ASSESSMENTS_MAX_RECEIVES must be at least 1.")
                .require(config.retryBase().isPositive(), "ASSESSMENTS_RETRY_BASE must be longer than 0.")
                .require(
                        config.retryMax().compareTo(config.retryBase()) >= 0,
                        "ASSESSMENTS_RETRY_MAX must be at least ASSESSMENTS_RETRY_BASE.")
                .require(!config.pauseLimit().isNegative(), "ASSESSMENTS_PAUSE_LIMIT must not be negative.")
                .require(!config.stopLimit().isNegative(), "WORKER_STOP_LIMIT must not be negative.")
                .all();
    }
}
