package io.coachup.speech.selection;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Stops the start, with one sentence, when time limits make no sense. */
@Singleton
final class ProviderCheck {

    private final SpeechConfig config;

    ProviderCheck(SpeechConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        positive("SPEECH_ATTEMPT_TIMEOUT", config.attemptTimeout());
        positive("SPEECH_TOTAL_TIMEOUT", config.totalTimeout());
    }

    private static void positive(String variable, Duration value) {
        if (!value.isPositive()) {
            throw new ConfigurationException(variable + " must be longer than 0.");
        }
    }
}
