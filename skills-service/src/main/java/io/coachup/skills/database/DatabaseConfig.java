package io.coachup.skills.database;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How the connections to PostgreSQL are shared. */
@ConfigMapping(prefix = "coachup.database")
public interface DatabaseConfig {

    /** {@code DATABASE_POOL_SIZE}: connections of this process; the relay keeps one of them. */
    int poolSize();

    /** {@code DATABASE_CONNECTIONS_PER_CALLER}: how many of them one caller may hold at once. */
    int connectionsPerCaller();

    /** {@code DATABASE_CALLER_WAIT}: how long a caller's request waits for one of these before it is 429. */
    Duration callerWait();
}
