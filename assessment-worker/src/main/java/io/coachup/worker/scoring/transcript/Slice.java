package io.coachup.worker.scoring.transcript;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where the assessed messages lie in the session's list.
 *
 * @param startIndex first index, inclusive
 * @param endIndex last index, exclusive
 */
@RegisterForReflection
public record Slice(@JsonProperty("start_index") int startIndex, @JsonProperty("end_index") int endIndex) {}
