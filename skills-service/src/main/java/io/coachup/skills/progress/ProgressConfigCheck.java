package io.coachup.skills.progress;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start with a level rule that could not work. */
@Singleton
final class ProgressConfigCheck implements SettingsCheck {

    private final ProgressConfig config;

    ProgressConfigCheck(ProgressConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(config.averageCount() >= 1, "SKILL_LEVEL_AVERAGE_COUNT must be at least 1.")
                .require(config.incrementThreshold() >= 0, "SKILL_LEVEL_INCREMENT_THRESHOLD must not be negative.")
                .all();
    }
}
