package io.coachup.speech.failover;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses time limits that make no sense. */
@Singleton
final class SpeechConfigCheck implements SettingsCheck {

    private final SpeechConfig config;

    SpeechConfigCheck(SpeechConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(config.attemptTimeout().isPositive(), "SPEECH_ATTEMPT_TIMEOUT must be longer than 0.")
                .require(config.totalTimeout().isPositive(), "SPEECH_TOTAL_TIMEOUT must be longer than 0.")
                .all();
    }
}
