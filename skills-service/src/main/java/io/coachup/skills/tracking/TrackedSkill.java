package io.coachup.skills.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.coachup.skills.catalogue.Skill;
import io.coachup.skills.progress.Medal;
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
        String userId, String skillId, double currentLevel, int order, long createdAt, long updatedAt, Skill skill) {

    /** {@code bronze}, {@code silver} or {@code gold}, as the level is worth; absent below. */
    @JsonProperty("medal")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public String medal() {
        return Medal.wordOf(currentLevel);
    }
}
