package io.coachup.speech.tts;

import io.coachup.common.settings.SettingsCheck;
import io.coachup.speech.failover.Selection;
import io.coachup.speech.failover.SpeechConfig;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses names of providers that there are not, and settings with which a provider can't work. */
@Singleton
final class TtsCheck implements SettingsCheck {

    private final Instance<TtsProvider> known;
    private final SpeechConfig config;

    TtsCheck(@Any Instance<TtsProvider> known, SpeechConfig config) {
        this.known = known;
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return Selection.problems(known.stream().toList(), Synthesizer.VARIABLE, config.ttsProvider(), config);
    }
}
