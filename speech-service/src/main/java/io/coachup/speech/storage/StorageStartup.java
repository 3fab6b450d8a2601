package io.coachup.speech.storage;

import static io.coachup.common.settings.Settings.require;

import io.coachup.speech.address.HttpAddress;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses to start with a storage whose object keys could be guessed. */
@Singleton
public final class StorageStartup {

    private static final int SECRET_MIN_CHARS = 16;

    private static final Set<String> CHECKSUMS = Set.of("when_supported", "when_required");

    private final StorageConfig config;

    public StorageStartup(StorageConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        requireAddress("S3_ENDPOINT_URL", config.endpoint());
        requireAddress("S3_PUBLIC_ENDPOINT_URL", config.publicEndpoint());
        require(
                CHECKSUMS.contains(config.checksums().trim().toLowerCase(Locale.ROOT)),
                "S3_CHECKSUMS must be when_supported, or when_required for a storage that knows no trailing checksums.");
        if (config.isS3() && config.keySecret().orElse("").length() < SECRET_MIN_CHARS) {
            throw new ConfigurationException("STORAGE_KEY_SECRET is not set or shorter than " + SECRET_MIN_CHARS
                    + " characters: with S3_BUCKET_AUDIO set, it keeps object keys of different people apart.");
        }
    }

    private static void requireAddress(String variable, Optional<String> address) {
        require(
                address.isEmpty() || HttpAddress.parse(address.get()).isPresent(),
                variable + " must be an address that begins with http:// or https://, such as http://minio:9000.");
    }
}
