package io.coachup.speech.spool;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;

/** Where audio lies while a request needs it. */
@ConfigMapping(prefix = "coachup.spool")
public interface SpoolConfig {

    /** {@code AUDIO_TEMP_DIR}: a folder of this process alone, which is locked; audio that is in it at start-up is removed. */
    Path folder();

    /** {@code AUDIO_TEMP_MAX_BYTES}: the most that may lie there; less than the volume has. */
    long maxBytes();

    /** {@code AUDIO_TEMP_MAX_BYTES_PER_CALLER}: the most that may lie there of one person. */
    long callerMaxBytes();

    /** {@code STT_UPLOAD_TIMEOUT}: from the first byte of an upload to its last one. */
    Duration uploadTimeLimit();
}
