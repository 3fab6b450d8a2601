package io.coachup.speech.storage;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start with a storage whose object keys could be guessed. */
@Singleton
public final class StorageStartup {

    private static final int SECRET_MIN_CHARS = 16;

    private final StorageConfig config;

    public StorageStartup(StorageConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        if (config.isS3() && config.keySecret().orElse("").length() < SECRET_MIN_CHARS) {
            throw new ConfigurationException("STORAGE_KEY_SECRET is not set or shorter than " + SECRET_MIN_CHARS
                    + " characters: with S3_BUCKET_AUDIO set, it keeps object keys of different people apart.");
        }
    }
}
