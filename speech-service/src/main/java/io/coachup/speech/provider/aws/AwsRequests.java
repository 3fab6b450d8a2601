package io.coachup.speech.provider.aws;

import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.http.BaseUrl;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Requests that AWS accepts: signed by version 4 of its scheme. */
@Singleton
final class AwsRequests {

    /** Headers that the HTTP client writes itself. */
    private static final Set<String> OWN = Set.of("host", "content-length");

    private final AwsSpeechConfig config;
    private final AwsCredentialsProvider credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    AwsRequests(AwsSpeechConfig config) {
        this.config = config;
        this.credentials = provider(config);
    }

    /** A POST of JSON to a service, such as {@code polly}. */
    HttpRequest.Builder post(String service, String path, String body, Map<String, String> headers) {
        URI address = BaseUrl.of(
                config.endpoint().orElseGet(() -> "https://" + service + "." + config.region() + ".amazonaws.com"),
                path);
        SdkHttpRequest.Builder plain = SdkHttpRequest.builder().uri(address).method(SdkHttpMethod.POST);
        headers.forEach(plain::putHeader);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SignedRequest signed = signer.sign(request -> request.identity(credentials())
                .request(plain.build())
                .payload(ContentStreamProvider.fromByteArray(bytes))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, config.region()));
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(bytes));
        signed.request().forEachHeader((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request;
    }

    private AwsCredentials credentials() {
        try {
            return credentials.resolveCredentials();
        } catch (SdkException e) {
            throw new ProviderException(Kind.PERMANENT, "The platform gives no credentials", e);
        }
    }

    /** The platform's are asked for once and renewed before they expire. */
    private static AwsCredentialsProvider provider(AwsSpeechConfig config) {
        return config.accessKeyId().isPresent() && config.secretAccessKey().isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        config.accessKeyId().get(), config.secretAccessKey().get()))
                : DefaultCredentialsProvider.builder().build();
    }

    @PreDestroy
    void close() {
        if (credentials instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
