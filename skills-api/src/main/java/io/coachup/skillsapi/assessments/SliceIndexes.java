package io.coachup.skillsapi.assessments;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Where a job's messages lie in the session's list, end exclusive. */
@RegisterForReflection
public record SliceIndexes(@JsonProperty("start_index") int startIndex, @JsonProperty("end_index") int endIndex) {}
