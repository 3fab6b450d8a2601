package io.coachup.speech.storage;

import io.coachup.speech.audio.AudioType;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs URLs of an S3 bucket; type and length are part of what is signed. */
public final class S3UrlSigner implements UrlSigner {

    private final S3Presigner presigner;
    private final String bucket;
    private final Duration lifetime;

    S3UrlSigner(S3Presigner presigner, String bucket, Duration lifetime) {
        this.presigner = presigner;
        this.bucket = bucket;
        this.lifetime = lifetime;
    }

    @Override
    public String provider() {
        return "s3";
    }

    @Override
    public Duration lifetime() {
        return lifetime;
    }

    @Override
    public String upload(String objectKey, AudioType type, long sizeBytes) {
        return presigner
                .presignPutObject(
                        request -> request.signatureDuration(lifetime).putObjectRequest(put -> put.bucket(bucket)
                                .key(objectKey)
                                .contentType(type.contentType())
                                .contentLength(sizeBytes)))
                .url()
                .toString();
    }

    @Override
    public String download(String objectKey) {
        return presigner
                .presignGetObject(request -> request.signatureDuration(lifetime)
                        .getObjectRequest(get -> get.bucket(bucket).key(objectKey)))
                .url()
                .toString();
    }
}
