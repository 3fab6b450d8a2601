package io.coachup.skills.database;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start with connections that one caller could take from all others. */
@Singleton
final class DatabaseConfigCheck implements SettingsCheck {

    private final DatabaseConfig config;

    DatabaseConfigCheck(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(config.poolSize() >= 3, "DATABASE_POOL_SIZE must be at least 3.")
                .require(
                        config.connectionsPerCaller() >= 1 && config.connectionsPerCaller() <= config.poolSize() - 2,
                        "DATABASE_CONNECTIONS_PER_CALLER must be at least 1 and leave two of DATABASE_POOL_SIZE to others.")
                .require(!config.callerWait().isNegative(), "DATABASE_CALLER_WAIT must not be negative.")
                .all();
    }
}
