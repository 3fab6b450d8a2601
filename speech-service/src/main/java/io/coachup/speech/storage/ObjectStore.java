package io.coachup.speech.storage;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.spool.AudioTarget;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Stored audio. Files are streamed from and to disk; every call, with its retries, has one time limit: the storage's own,
 * or what is left to a deadline if that is less. To be called on
 * virtual threads: the client keeps its time limit by interrupting, and a platform thread that waits for a socket is only
 * woken by the socket's own time limit.
 */
@Singleton
public final class ObjectStore {

    private final S3Client s3;
    private final StorageConfig config;

    public ObjectStore(S3Client s3, StorageConfig config) {
        this.s3 = s3;
        this.config = config;
    }

    /**
     * Stores a file until a deadline.
     *
     * @throws ApiException 501 without storage, 502 failed, 504 out of time: then it may be stored all the same
     */
    public void put(String objectKey, AudioType type, Path file, Deadline deadline) {
        call(bucket -> s3.putObject(
                put -> put.bucket(bucket)
                        .key(objectKey)
                        .contentType(type.contentType())
                        .overrideConfiguration(timeLimit(deadline)),
                RequestBody.fromFile(file)));
    }

    /**
     * Writes an object into {@code target}, over what may be there.
     *
     * @return its size in bytes
     * @throws ApiException 404 missing, 413 more than {@code maxBytes}, 501 without storage, 502 failed, 504 out of time
     */
    public long download(String objectKey, AudioTarget target, long maxBytes, Deadline deadline) {
        BoundedDownload download = new BoundedDownload(target, maxBytes);
        Long bytes = call(bucket -> s3.getObject(
                get -> get.bucket(bucket).key(objectKey).overrideConfiguration(timeLimit(deadline)), download));
        if (bytes > maxBytes) {
            throw ApiException.tooLarge("Audio too large", maxBytes);
        }
        return bytes;
    }

    /** @throws ApiException 501 without storage, 502 failed, 504 out of time */
    public boolean exists(String objectKey) {
        try {
            call(bucket ->
                    s3.headObject(head -> head.bucket(bucket).key(objectKey).overrideConfiguration(timeLimit())));
            return true;
        } catch (ApiException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Removes an object; one that is not there is removed.
     *
     * @throws ApiException 501 without storage, 502 failed, 504 out of time
     */
    public void delete(String objectKey) {
        call(bucket ->
                s3.deleteObject(delete -> delete.bucket(bucket).key(objectKey).overrideConfiguration(timeLimit())));
    }

    private <T> T call(Function<String, T> call) {
        if (!config.isS3()) {
            throw new ApiException(ErrorCode.PROVIDER_UNCONFIGURED, "Storage not configured");
        }
        try {
            return twice(call, config.bucket().orElseThrow());
        } catch (NoSuchKeyException e) {
            throw new ApiException(ErrorCode.NOT_FOUND, "Not found", e);
        } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException e) {
            throw new ApiException(ErrorCode.UPSTREAM_TIMEOUT, "The audio storage did not answer in time", e);
        } catch (SdkException | UncheckedIOException e) {
            throw ours(e).orElseGet(() -> new ApiException(ErrorCode.UPSTREAM_ERROR, "The audio storage failed", e));
        }
    }

    /** Not the storage failed then, but the place for what it brought. */
    private static Optional<ApiException> ours(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(ApiException.class::isInstance)
                .map(ApiException.class::cast)
                .findFirst();
    }

    /**
     * The client may take a connection again that the storage has just closed, and says so by an exception which the SDK
     * does not know and so does not repeat. Every call here may be repeated.
     */
    private static <T> T twice(Function<String, T> call, String bucket) {
        try {
            return call.apply(bucket);
        } catch (UncheckedIOException _) {
            return call.apply(bucket);
        }
    }

    private AwsRequestOverrideConfiguration timeLimit() {
        return timeLimit(Deadline.after(config.callTimeLimit()));
    }

    private AwsRequestOverrideConfiguration timeLimit(Deadline deadline) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(deadline.within(config.callTimeLimit()).left())
                .build();
    }
}
