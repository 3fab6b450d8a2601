package io.coachup.speech.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Deletes old audio, page by page. Repeating it, or several doing it at once, does no harm. */
@Singleton
final class ExpiredAudio {

    /** The most that one call may delete. */
    private static final int PAGE = 1000;

    private final S3Client s3;
    private final StorageConfig config;
    private final int pageSize;

    @Inject
    ExpiredAudio(S3Client s3, StorageConfig config) {
        this(s3, config, PAGE);
    }

    ExpiredAudio(S3Client s3, StorageConfig config, int pageSize) {
        this.s3 = s3;
        this.config = config;
        this.pageSize = pageSize;
    }

    /** What was found and deleted; {@code failed} is left for the next time. */
    record Swept(long deleted, long failed) {

        Swept plus(Swept other) {
            return new Swept(deleted + other.deleted, failed + other.failed);
        }
    }

    /**
     * Deletes recordings and synthesized speech stored before {@code limit}; other objects of the bucket are not looked
     * at.
     *
     * @throws SdkException when the storage fails; what was deleted is deleted
     */
    Swept delete(Instant limit) {
        return delete(ObjectKeys.RECORDED, limit).plus(delete(ObjectKeys.SYNTHESIZED, limit));
    }

    private Swept delete(String prefix, Instant limit) {
        Swept swept = new Swept(0, 0);
        String next = null;
        do {
            ListObjectsV2Response page = s3.listObjectsV2(page(prefix, next));
            swept = swept.plus(delete(page.contents(), limit));
            next = page.nextContinuationToken();
        } while (next != null && !Thread.currentThread().isInterrupted());
        return swept;
    }

    private Swept delete(List<S3Object> page, Instant limit) {
        List<ObjectIdentifier> expired = page.stream()
                .filter(object -> object.lastModified().isBefore(limit) && ObjectKeys.isAudio(object.key()))
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
        if (expired.isEmpty()) {
            return new Swept(0, 0);
        }
        long failed = s3.deleteObjects(request -> request.bucket(bucket())
                        .delete(delete -> delete.objects(expired).quiet(true))
                        .overrideConfiguration(timeLimit()))
                .errors()
                .size();
        return new Swept(expired.size() - failed, failed);
    }

    private ListObjectsV2Request page(String prefix, String token) {
        return ListObjectsV2Request.builder()
                .bucket(bucket())
                .prefix(prefix)
                .maxKeys(pageSize)
                .continuationToken(token)
                .overrideConfiguration(timeLimit())
                .build();
    }

    private String bucket() {
        return config.bucket().orElseThrow();
    }

    private AwsRequestOverrideConfiguration timeLimit() {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(config.callTimeLimit())
                .build();
    }
}
