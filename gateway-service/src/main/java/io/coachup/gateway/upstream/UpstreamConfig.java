package io.coachup.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The services behind the gateway. */
@ConfigMapping(prefix = "coachup.upstream")
public interface UpstreamConfig {

    /** {@code SKILLS_SERVICE_URL}: base address, without path. */
    URI skills();

    /** {@code SPEECH_SERVICE_URL}: base address, without path. */
    URI speech();

    /** Longest wait for a connection. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** {@code UPSTREAM_TIMEOUT}: longest wait for the head of an answer once the request has been sent. */
    Duration timeout();

    /** {@code UPSTREAM_CONNECTIONS}: connections kept to each service; a chat stream holds none while it runs. */
    int connections();
}
