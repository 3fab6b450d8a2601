package io.coachup.skills.progress;

import io.smallrye.config.ConfigMapping;

/** The level rule's two numbers. */
@ConfigMapping(prefix = "coachup.progress")
public interface ProgressConfig {

    /** {@code SKILL_LEVEL_AVERAGE_COUNT}: how many of the newest assessments count. */
    int averageCount();

    /** {@code SKILL_LEVEL_INCREMENT_THRESHOLD}: how far their mean must lie above the level. */
    double incrementThreshold();
}
