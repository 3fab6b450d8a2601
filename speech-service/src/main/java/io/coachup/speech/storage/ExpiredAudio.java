package io.coachup.speech.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Deletes old audio, page by page; one by one where the storage does not delete several at once. Repeating it, or several
 * doing it at once, does no harm.
 */
@Singleton
final class ExpiredAudio {

    /** The most that one call may delete. */
    private static final int PAGE = 1000;

    /** Not allowed, no such bucket, too many, not now: what is asked in another way is answered the same. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 404, 429, 500, 502, 503, 504);

    private final S3Client s3;
    private final StorageConfig config;
    private final int pageSize;
    private volatile boolean oneByOne;

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

    /** Deletes audio under one prefix. */
    Swept delete(String prefix, Instant limit) {
        Swept swept = new Swept(0, 0);
        String token = null;
        String next = null;
        do {
            token = next;
            ListObjectsV2Response page = s3.listObjectsV2(page(prefix, token));
            swept = swept.plus(delete(page.contents(), limit));
            next = page.nextContinuationToken();
        } while (next != null && !next.equals(token) && !Thread.currentThread().isInterrupted());
        return swept;
    }

    private Swept delete(List<S3Object> page, Instant limit) {
        List<String> expired = page.stream()
                .filter(object -> object.lastModified().isBefore(limit) && ObjectKeys.isAudio(object.key()))
                .map(S3Object::key)
                .toList();
        List<String> left = oneByOne || expired.isEmpty() ? expired : together(expired);
        long failed = left.stream().filter(key -> !isDeleted(key)).count();
        return new Swept(expired.size() - failed, failed);
    }

    /** Those that the storage did not delete; all of them when it does not know how to delete several. */
    private List<String> together(List<String> keys) {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        try {
            return s3
                    .deleteObjects(request -> request.bucket(bucket())
                            .delete(delete -> delete.objects(objects).quiet(true))
                            .overrideConfiguration(timeLimit()))
                    .errors()
                    .stream()
                    .map(S3Error::key)
                    .filter(keys::contains)
                    .toList();
        } catch (S3Exception e) {
            if (PASSING.contains(e.statusCode())) {
                throw e;
            }
            oneByOne = true;
            return keys;
        }
    }

    private boolean isDeleted(String key) {
        try {
            s3.deleteObject(delete -> delete.bucket(bucket()).key(key).overrideConfiguration(timeLimit()));
            return true;
        } catch (S3Exception e) {
            if (PASSING.contains(e.statusCode())) {
                throw e;
            }
            return false;
        }
    }

    /** A page of what is under a prefix. */
    ListObjectsV2Request page(String prefix, String token) {
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
