package io.coachup.speech.erasure;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How soon audio goes when a person was erased. */
@ConfigMapping(prefix = "coachup.erasure")
interface ErasureConfig {

    /** {@code AUDIO_ERASURE_INTERVAL}: from one question for erased people to the next. */
    Duration interval();
}
