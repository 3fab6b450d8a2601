package io.coachup.skills.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.coachup.skills.progress.Medal;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A level that was reached.
 *
 * @param level 0..10
 * @param timestamp epoch ms
 */
@RegisterForReflection
public record LevelPoint(@JsonIgnore String skillId, double level, long timestamp) {

    /** {@code bronze}, {@code silver} or {@code gold}, as the level is worth; absent below. */
    @JsonProperty("medal")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public String medal() {
        return Medal.wordOf(level);
    }
}
