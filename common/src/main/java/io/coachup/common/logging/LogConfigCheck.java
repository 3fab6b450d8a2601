package io.coachup.common.logging;

import io.coachup.common.settings.Environments;
import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses, but in development, the salt that everybody knows: hashed ids could be guessed. */
@Singleton
final class LogConfigCheck implements SettingsCheck {

    static final String KNOWN_SALT = "coachup";

    private final LogConfig config;

    LogConfigCheck(LogConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(
                        Environments.isDevelopment(config.env()) || !KNOWN_SALT.equals(config.hashSalt()),
                        "LOG_HASH_SALT is not set: unless APP_ENV is development, dev, test, local or ci, ids in logs"
                                + " need a salt of their own.")
                .all();
    }
}
