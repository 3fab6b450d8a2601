package io.coachup.skills.progress;

import jakarta.inject.Singleton;
import java.util.List;

/**
 * When a tracked skill rises: the mean of the newest assessments lies at least the threshold above the level. Levels
 * rise by one at a time, up to 10, and never fall.
 */
@Singleton
public final class SkillLevelRule {

    private static final double MAX_LEVEL = 10;

    private final int averageCount;
    private final double threshold;

    public SkillLevelRule(ProgressConfig config) {
        this.averageCount = config.averageCount();
        this.threshold = config.incrementThreshold();
    }

    /** How many of the newest assessments {@link #next} wants to see. */
    public int averageCount() {
        return averageCount;
    }

    /** The level after an assessment; the same when it does not rise. */
    public double next(double currentLevel, double meanOfNewest) {
        return meanOfNewest >= currentLevel + threshold ? Math.min(MAX_LEVEL, currentLevel + 1) : currentLevel;
    }

    /** Arithmetic mean; 0 of none. */
    public static double mean(List<Double> levels) {
        return levels.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
