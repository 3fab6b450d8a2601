package io.coachup.skillsapi.assessments;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What became of a result.
 *
 * @param processed skills stored by this call
 * @param idempotent the group was finalized before
 */
@RegisterForReflection
public record Finalized(String status, int processed, boolean idempotent) {

    /** Nothing was stored, because its session was erased. */
    public static final Finalized NOTHING = new Finalized("ok", 0, true);
}
