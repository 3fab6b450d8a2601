package io.coachup.skillsapi.audio;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Whose audio is to be deleted.
 *
 * @param claim names this lease; null when nobody's is to be deleted
 * @param userId the person that was erased
 * @param erasedAt epoch ms; what was stored later stays
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeasedErasure(String claim, String userId, long erasedAt) {

    /** Nobody's. */
    public static final LeasedErasure NONE = new LeasedErasure(null, null, 0);
}
