package io.coachup.speech.selection;

import static io.coachup.common.settings.Settings.require;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Stops the start, with one sentence, when time limits make no sense. */
@Singleton
final class ProviderCheck {

    private final SpeechConfig config;

    ProviderCheck(SpeechConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        require(config.attemptTimeout().isPositive(), "SPEECH_ATTEMPT_TIMEOUT must be longer than 0.");
        require(config.totalTimeout().isPositive(), "SPEECH_TOTAL_TIMEOUT must be longer than 0.");
    }
}
