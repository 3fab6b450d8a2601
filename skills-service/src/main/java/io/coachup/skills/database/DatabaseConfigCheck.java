package io.coachup.skills.database;

import static io.coachup.common.settings.Settings.require;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start with connections that one caller could take from all others. */
@Singleton
final class DatabaseConfigCheck {

    private final DatabaseConfig config;

    DatabaseConfigCheck(DatabaseConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        require(config.poolSize() >= 3, "DATABASE_POOL_SIZE must be at least 3.");
        require(
                config.connectionsPerCaller() >= 1 && config.connectionsPerCaller() <= config.poolSize() - 2,
                "DATABASE_CONNECTIONS_PER_CALLER must be at least 1 and leave two of DATABASE_POOL_SIZE to others.");
        require(!config.callerWait().isNegative(), "DATABASE_CALLER_WAIT must not be negative.");
    }
}
