package io.coachup.skills.export;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import io.coachup.skills.database.DatabaseConfig;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start with exports that could take every connection. */
@Singleton
final class ExportConfigCheck implements SettingsCheck {

    private final ExportConfig config;
    private final DatabaseConfig database;

    ExportConfigCheck(ExportConfig config, DatabaseConfig database) {
        this.config = config;
        this.database = database;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(
                        config.atOnce() >= 1 && config.atOnce() <= database.poolSize() - 2,
                        "EXPORTS_AT_ONCE must be at least 1 and leave two of DATABASE_POOL_SIZE to others.")
                .require(config.timeLimit().toSeconds() >= 1, "EXPORT_TIME_LIMIT must be at least a second.")
                .all();
    }
}
