package io.coachup.worker.skillsclient;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where skills-service is and how long it is waited for. */
@ConfigMapping(prefix = "coachup.skills-service")
public interface SkillsServiceConfig {

    /** {@code SKILLS_SERVICE_URL}: base address, without path. */
    URI url();

    /** Longest wait for a connection. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Longest wait for a whole answer; waiting for a lease comes on top of it. */
    @WithDefault("12s")
    Duration timeout();
}
