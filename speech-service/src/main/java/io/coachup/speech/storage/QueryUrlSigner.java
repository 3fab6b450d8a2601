package io.coachup.speech.storage;

import io.coachup.common.address.ServiceAddress;
import io.coachup.speech.audio.AudioType;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Signs URLs of a bucket at an address that the SDK's own signer does not take for one. */
final class QueryUrlSigner implements UrlSigner {

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final ServiceAddress store;
    private final StorageConfig config;
    private final AwsCredentialsProvider credentials;

    QueryUrlSigner(ServiceAddress store, StorageConfig config, AwsCredentialsProvider credentials) {
        this.store = store;
        this.config = config;
        this.credentials = credentials;
    }

    @Override
    public String provider() {
        return "s3";
    }

    @Override
    public Duration lifetime() {
        return config.urlLifetime();
    }

    @Override
    public String upload(String objectKey, AudioType type, long sizeBytes) {
        return signed(request(SdkHttpMethod.PUT, objectKey)
                .putHeader("Content-Type", type.contentType())
                .putHeader("Content-Length", Long.toString(sizeBytes)));
    }

    @Override
    public String download(String objectKey) {
        return signed(request(SdkHttpMethod.GET, objectKey));
    }

    private SdkHttpRequest.Builder request(SdkHttpMethod method, String objectKey) {
        String bucket = config.bucket().orElseThrow();
        boolean inPath = config.forcePathStyle();
        return SdkHttpRequest.builder()
                .method(method)
                .protocol(store.scheme())
                .host(inPath ? store.host() : bucket + "." + store.host())
                .port(store.port() < 0 ? null : store.port())
                .encodedPath(store.path() + (inPath ? "/" + bucket : "") + "/" + objectKey);
    }

    private String signed(SdkHttpRequest.Builder request) {
        return signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request.build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, config.region())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, config.urlLifetime())
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
                .request()
                .getUri()
                .toString();
    }
}
