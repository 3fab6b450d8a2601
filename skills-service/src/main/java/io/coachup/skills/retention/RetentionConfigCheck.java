package io.coachup.skills.retention;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Refuses days that make no sense, and sweeps without a pause. */
@Singleton
final class RetentionConfigCheck implements SettingsCheck {

    /** Ten years. */
    private static final int DAYS_MAX = 3650;

    private final StoredRetentionConfig config;

    RetentionConfigCheck(StoredRetentionConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(
                        config.textDays() >= 0 && config.textDays() <= DAYS_MAX,
                        "TEXT_RETENTION_DAYS must be a whole number of days from 0, which keeps texts for ever, to "
                                + DAYS_MAX + ".")
                .require(
                        config.interval().compareTo(Duration.ofSeconds(1)) >= 0,
                        "RETENTION_INTERVAL must be at least 1s.")
                .all();
    }
}
