package io.coachup.skills.progress;

import static io.coachup.common.settings.Settings.require;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start with a level rule that could not work. */
@Singleton
final class ProgressConfigCheck {

    private final ProgressConfig config;

    ProgressConfigCheck(ProgressConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        require(config.averageCount() >= 1, "SKILL_LEVEL_AVERAGE_COUNT must be at least 1.");
        require(config.incrementThreshold() >= 0, "SKILL_LEVEL_INCREMENT_THRESHOLD must not be negative.");
    }
}
