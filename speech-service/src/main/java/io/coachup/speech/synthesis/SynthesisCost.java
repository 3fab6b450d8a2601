package io.coachup.speech.synthesis;

import io.coachup.common.request.CurrentRequest;
import io.coachup.skillsapi.speech.SpokenText;
import io.coachup.speech.skillsclient.SkillsClient;
import jakarta.inject.Singleton;

/** What speaking costs, in the listener's session. */
@Singleton
final class SynthesisCost {

    private final SkillsClient sessions;
    private final CurrentRequest current;

    SynthesisCost(SkillsClient sessions, CurrentRequest current) {
        this.sessions = sessions;
        this.current = current;
    }

    /** Adds so many cents to the session in the background, if there is one. */
    void charge(SynthesisRequest request, double cents) {
        if (request.sessionId() != null) {
            SpokenText spoken =
                    new SpokenText(current.caller().userId(), request.sessionId(), cents, current.startedAt());
            sessions.spoken(spoken, current);
        }
    }
}
