package io.coachup.speech.spool;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses limits of the spool that make no sense. */
@Singleton
final class SpoolConfigCheck implements SettingsCheck {

    private final SpoolConfig config;

    SpoolConfigCheck(SpoolConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(config.callerMaxBytes() > 0, "AUDIO_TEMP_MAX_BYTES_PER_CALLER must be more than 0.")
                .require(
                        config.maxBytes() >= config.callerMaxBytes(),
                        "AUDIO_TEMP_MAX_BYTES must not be less than AUDIO_TEMP_MAX_BYTES_PER_CALLER.")
                .require(config.uploadTimeLimit().isPositive(), "STT_UPLOAD_TIMEOUT must be longer than 0.")
                .all();
    }
}
