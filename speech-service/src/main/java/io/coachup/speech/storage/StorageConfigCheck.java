package io.coachup.speech.storage;

import io.coachup.common.address.ServiceAddress;
import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses addresses that are none, and a storage whose object keys could be guessed. */
@Singleton
final class StorageConfigCheck implements SettingsCheck {

    private static final int SECRET_MIN_CHARS = 16;

    private static final Set<String> CHECKSUMS = Set.of("when_supported", "when_required");

    private final StorageConfig config;
    private final RetentionConfig retention;

    StorageConfigCheck(StorageConfig config, RetentionConfig retention) {
        this.config = config;
        this.retention = retention;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(isAddress(config.endpoint()), address("S3_ENDPOINT_URL"))
                .require(isAddress(config.publicEndpoint()), address("S3_PUBLIC_ENDPOINT_URL"))
                .require(
                        CHECKSUMS.contains(config.checksums().trim().toLowerCase(Locale.ROOT)),
                        "S3_CHECKSUMS must be when_supported, or when_required for a storage that knows no trailing"
                                + " checksums.")
                .require(
                        !config.isS3() || config.keySecret().orElse("").length() >= SECRET_MIN_CHARS,
                        "STORAGE_KEY_SECRET is not set or shorter than " + SECRET_MIN_CHARS
                                + " characters: with S3_BUCKET_AUDIO set, it keeps object keys of different people"
                                + " apart.")
                .require(
                        RetentionConfig.isDays(retention.days()),
                        "AUDIO_RETENTION_DAYS must be a whole number of days from 0, which keeps audio for ever, to "
                                + RetentionConfig.DAYS_MAX + ".")
                .all();
    }

    private static boolean isAddress(Optional<String> address) {
        return address.isEmpty() || ServiceAddress.parse(address.get()).isPresent();
    }

    private static String address(String variable) {
        return variable + " must be an address that begins with http:// or https://, such as http://minio:9000.";
    }
}
