package io.coachup.skillsapi.audio;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;

/**
 * Whose audio is to be deleted.
 *
 * @param claim names this lease; null when nobody's is to be deleted
 * @param userId the person that was erased
 * @param erasedAt epoch ms; what was recorded later stays, and what was said later than {@link #SPEAKING} after it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeasedErasure(String claim, String userId, long erasedAt) {

    /** Longer than saying something takes: until then, speech from before may be stored. SPEECH_TOTAL_TIMEOUT is shorter. */
    public static final Duration SPEAKING = Duration.ofSeconds(30);

    /** Nobody's. */
    public static final LeasedErasure NONE = new LeasedErasure(null, null, 0);
}
