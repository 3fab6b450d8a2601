package io.coachup.speech.storage;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** Where audio is stored. */
@ConfigMapping(prefix = "coachup.storage")
public interface StorageConfig {

    /** {@code STORAGE_PROVIDER}: {@code s3}; anything else gives URLs that lead nowhere. */
    String provider();

    /** {@code S3_BUCKET_AUDIO}; without it there is no storage. */
    Optional<String> bucket();

    /** {@code S3_REGION}. */
    String region();

    /** {@code S3_ENDPOINT_URL}: where the service reaches the storage; AWS when empty. */
    Optional<String> endpoint();

    /** {@code S3_CHECKSUMS}: {@code when_supported}, or {@code when_required} for storages that know neither. */
    String checksums();

    /** {@code S3_PUBLIC_ENDPOINT_URL} or {@code S3_ENDPOINT_URL}: where browsers reach the storage; AWS when empty. */
    Optional<String> publicEndpoint();

    /** {@code S3_FORCE_PATH_STYLE}: the bucket stands in the path instead of the host name. */
    boolean forcePathStyle();

    /** {@code AWS_ACCESS_KEY_ID}; empty for the platform's own way of finding credentials. */
    Optional<String> accessKeyId();

    /** {@code AWS_SECRET_ACCESS_KEY}. */
    Optional<String> secretAccessKey();

    /** {@code STORAGE_KEY_SECRET}: keys the owner's part of object keys; never rotated, at least 16 characters. */
    Optional<String> keySecret();

    /** {@code STT_MAX_AUDIO_BYTES}: largest upload in bytes. */
    long maxAudioBytes();

    /** How long a URL of the real storage works. */
    Duration urlLifetime();

    /** How long one call of the storage may take, with its retries. */
    Duration callTimeLimit();

    /**
     * True when the storage knows no checksums behind a body and no body in pieces ({@code aws-chunked}), as the protocol
     * once was.
     */
    default boolean hasChecksumsOnlyWhenRequired() {
        return checksums().trim().equalsIgnoreCase("when_required");
    }

    /** True when there is a real storage. */
    default boolean isS3() {
        return "s3".equalsIgnoreCase(provider()) && bucket().isPresent();
    }
}
