package io.coachup.speech.storage;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long audio is kept. */
@ConfigMapping(prefix = "coachup.retention")
interface RetentionConfig {

    /** Ten years. */
    int DAYS_MAX = 3650;

    /** {@code AUDIO_RETENTION_DAYS}: 0 to 3650; 0 keeps it for ever. */
    String days();

    /** Whether it is a number of days that makes sense. */
    static boolean isDays(String setting) {
        return setting.matches("\\d{1,4}") && Integer.parseInt(setting) <= DAYS_MAX;
    }

    /** The first look is at some time within this of the start: soon, for processes that do not live long. */
    Duration firstWithin();

    /** From one look for expired audio to the next, half of it more or less. */
    Duration interval();
}
