package io.coachup.skills.usage;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Refuses to count all the time. */
@Singleton
final class UsageConfigCheck implements SettingsCheck {

    private final UsageConfig config;

    UsageConfigCheck(UsageConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(
                        config.activeUsersInterval().compareTo(Duration.ofSeconds(1)) >= 0,
                        "ACTIVE_USERS_INTERVAL must be at least 1s.")
                .all();
    }
}
