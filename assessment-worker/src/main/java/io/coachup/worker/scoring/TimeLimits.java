package io.coachup.worker.scoring;

import java.time.Duration;

/**
 * Time limits of one job, both counted from its start.
 *
 * @param perSkill limit of each skill
 * @param group limit of all skills together
 */
public record TimeLimits(Duration perSkill, Duration group) {}
