package io.coachup.speech.erasure;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Refuses to ask all the time, or so rarely that audio outlives a promise. */
@Singleton
final class ErasureConfigCheck implements SettingsCheck {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final ErasureConfig config;

    ErasureConfigCheck(ErasureConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(
                        config.interval().toMillis() >= 1 && config.interval().compareTo(LONGEST) <= 0,
                        "AUDIO_ERASURE_INTERVAL must be more than nothing and at most 1h.")
                .all();
    }
}
