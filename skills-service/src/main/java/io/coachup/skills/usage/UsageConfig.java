package io.coachup.skills.usage;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How usage is counted. */
@ConfigMapping(prefix = "coachup.usage")
public interface UsageConfig {

    /** {@code ACTIVE_USERS_INTERVAL}: how often active people are counted, at least 1 s. */
    Duration activeUsersInterval();
}
