package io.coachup.speech.spool;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where audio lies while a request needs it. */
@ConfigMapping(prefix = "coachup.spool")
interface SpoolConfig {

    /** {@code AUDIO_TEMP_DIR}: a folder of this process alone, which is locked; audio that is in it at start-up is removed. */
    Path folder();
}
