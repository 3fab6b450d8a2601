package io.coachup.common.json;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of JSON bodies. */
@ConfigMapping(prefix = "coachup.json")
public interface JsonConfig {

    /** {@code JSON_MAX_BODY_BYTES}: largest accepted body in bytes. */
    @WithDefault("262144")
    int maxBodyBytes();
}
