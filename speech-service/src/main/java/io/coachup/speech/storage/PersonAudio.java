package io.coachup.speech.storage;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** All audio of one person, recorded and synthesized, page by page. */
@Singleton
public final class PersonAudio {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final S3Client s3;
    private final StorageConfig config;
    private final ObjectKeys keys;
    private final ExpiredAudio audio;

    PersonAudio(S3Client s3, StorageConfig config, ObjectKeys keys, ExpiredAudio audio) {
        this.s3 = s3;
        this.config = config;
        this.keys = keys;
        this.audio = audio;
    }

    /** A stored object; its key must not be logged. */
    public record Stored(String objectKey, long sizeBytes, Instant storedAt) {}

    /** A part of a person's audio; {@code next} leads to the next one and is null in the last. */
    public record Page(List<Stored> audio, Next next) {}

    /** Where a page begins. */
    public record Next(int prefix, String token) {

        /** The first page. */
        public static final Next FIRST = new Next(0, null);
    }

    /**
     * A page of the person's audio; without storage there is none.
     *
     * @throws ApiException 502 when the storage fails
     */
    public Page page(String userId, Next from) {
        if (!config.isS3()) {
            return new Page(List.of(), null);
        }
        List<String> prefixes = keys.prefixes(userId);
        String prefix = prefixes.get(from.prefix());
        ListObjectsV2Response found = listed(prefix, from.token());
        List<Stored> stored = found.contents().stream()
                .filter(object -> ObjectKeys.isAudio(object.key()))
                .map(PersonAudio::stored)
                .toList();
        String token = found.nextContinuationToken();
        if (token != null && !Objects.equals(token, from.token())) {
            return new Page(stored, new Next(from.prefix(), token));
        }
        return new Page(stored, from.prefix() + 1 < prefixes.size() ? new Next(from.prefix() + 1, null) : null);
    }

    /**
     * Deletes what was recorded of the person before {@code recorded} and what was said to them before {@code spoken}; what is not
     * there is deleted.
     *
     * @return how many objects were deleted
     * @throws SdkException when the storage fails; what was deleted is deleted
     * @throws ApiException 502 when it left some of them
     */
    public long delete(String userId, Instant recorded, Instant spoken) {
        if (!config.isS3()) {
            return 0;
        }
        ExpiredAudio.Swept swept =
                audio.delete(keys.recorded(userId), recorded).plus(audio.delete(keys.synthesized(userId), spoken));
        if (swept.failed() > 0) {
            throw new ApiException(ErrorCode.UPSTREAM_ERROR, "The audio storage left some of the audio");
        }
        return swept.deleted();
    }

    private ListObjectsV2Response listed(String prefix, String token) {
        try {
            return s3.listObjectsV2(audio.page(prefix, token));
        } catch (SdkException e) {
            throw ApiException.unavailable(
                    ErrorCode.UPSTREAM_ERROR, "The audio storage failed", RETRY_AFTER_SECONDS, e);
        }
    }

    private static Stored stored(S3Object object) {
        return new Stored(object.key(), object.size(), object.lastModified());
    }
}
