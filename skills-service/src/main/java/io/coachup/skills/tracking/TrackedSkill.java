package io.coachup.skills.tracking;

import io.coachup.skills.catalogue.Skill;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A skill somebody tracks.
 *
 * @param currentLevel 0..10, 0 until the first assessment
 * @param order 1 or 2, the place in lists
 * @param createdAt epoch ms
 * @param updatedAt epoch ms
 */
@RegisterForReflection
public record TrackedSkill(
        String userId, String skillId, double currentLevel, int order, long createdAt, long updatedAt, Skill skill) {}
