package io.coachup.gateway.body;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How slow a client may be. */
@ConfigMapping(prefix = "coachup.client")
public interface ClientPaceConfig {

    /** {@code CLIENT_MIN_BYTES_PER_SECOND}: of a request body, on average after the grace. */
    long minBytesPerSecond();

    /** {@code CLIENT_GRACE}: how long a body may be slower, and the longest wait for the rest of a head that has begun. */
    Duration grace();

    /** {@code CLIENT_STALL}: how long a client may take nothing of an answer. */
    Duration stall();
}
