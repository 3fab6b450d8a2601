package io.coachup.gateway.routing;

import io.smallrye.config.ConfigMapping;

/** What may be sent to be transcribed. */
@ConfigMapping(prefix = "coachup.audio")
public interface AudioConfig {

    /** {@code STT_MAX_AUDIO_BYTES}: size of the largest recording; the same as in speech-service. */
    long maxBytes();
}
