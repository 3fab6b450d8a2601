package io.coachup.common.logging;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start in production with the salt that everybody knows: hashed ids could be guessed. */
@Singleton
public final class LogStartup {

    static final String KNOWN_SALT = "coachup";
    private static final String PRODUCTION = "production";

    private final LogConfig config;

    public LogStartup(LogConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        if (PRODUCTION.equals(config.env()) && KNOWN_SALT.equals(config.hashSalt())) {
            throw new ConfigurationException(
                    "LOG_HASH_SALT is not set: in production, ids in logs need a salt of their own.");
        }
    }
}
