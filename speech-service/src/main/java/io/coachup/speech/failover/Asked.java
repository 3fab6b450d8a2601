package io.coachup.speech.failover;

import io.coachup.common.request.CurrentRequest;

/**
 * On whose behalf a provider is asked.
 *
 * @param caller for the breaker only, never written anywhere; whoever asks where nobody signs in is one caller too
 * @param requestId in log lines
 */
public record Asked(String caller, String requestId) {

    /** By the request that is being served. */
    public static Asked by(CurrentRequest current) {
        return new Asked(current.hasCaller() ? current.caller().userId() : "", current.requestId());
    }

    /** Without the caller. */
    @Override
    public String toString() {
        return requestId;
    }
}
