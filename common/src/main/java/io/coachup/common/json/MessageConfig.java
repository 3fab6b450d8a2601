package io.coachup.common.json;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limit of what a person says or types at a time, the same wherever it arrives. */
@ConfigMapping(prefix = "coachup.messages")
public interface MessageConfig {

    /** {@code MESSAGE_MAX_BYTES}: longest message in bytes of UTF-8. */
    @WithDefault("32768")
    int maxBytes();
}
