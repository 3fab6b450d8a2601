package io.coachup.gateway.limits;

import io.smallrye.config.ConfigMapping;

/** Limits of concurrent chat streams. */
@ConfigMapping(prefix = "coachup.streams")
public interface StreamLimitsConfig {

    /** {@code CHAT_MAX_STREAMS}: of this process. */
    int total();
}
