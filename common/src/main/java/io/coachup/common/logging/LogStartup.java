package io.coachup.common.logging;

import io.coachup.common.settings.Environments;
import io.coachup.common.settings.Settings;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start, but in development, with the salt that everybody knows: hashed ids could be guessed. */
@Singleton
public final class LogStartup {

    static final String KNOWN_SALT = "coachup";

    private final LogConfig config;

    public LogStartup(LogConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        Settings.require(
                Environments.isDevelopment(config.env()) || !KNOWN_SALT.equals(config.hashSalt()),
                "LOG_HASH_SALT is not set: unless APP_ENV is development, dev, test, local or ci, ids in logs need a salt"
                        + " of their own.");
    }
}
