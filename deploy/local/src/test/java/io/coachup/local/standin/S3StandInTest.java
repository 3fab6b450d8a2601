package io.coachup.local.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3StandInTest {

    private static final String KEY = "audio/one.wav";
    private static final String AUDIO = "RIFF";
    private static final List<String> LOCAL_ORIGINS = List.of(
            "http://localhost:8080",
            "http://localhost:5173",
            "http://127.0.0.1:3000",
            "http://localhost",
            "https://localhost:8443",
            "http://[::1]:8080");

    private final HttpClient client = HttpClient.newHttpClient();

    @RegisterExtension
    static final SharedStandIn S3 = new SharedStandIn(StandIn.S3);

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void keepsAnUploadFromABrowserWhenItIsKilled() throws Exception {
        // Given
        HttpResponse<String> upload = client.send(
                HttpRequest.newBuilder(uploadUrl("local-secret"))
                        .header("origin", "http://localhost:8080")
                        .PUT(BodyPublishers.ofString(AUDIO))
                        .build(),
                BodyHandlers.ofString());
        assertThat(upload.statusCode()).isEqualTo(200);
        assertThat(upload.headers().firstValue("access-control-allow-origin")).contains("http://localhost:8080");

        // When
        S3.killAndRestart();

        // Then
        HttpResponse<String> download =
                client.send(HttpRequest.newBuilder(downloadUrl()).build(), BodyHandlers.ofString());
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.body()).isEqualTo(AUDIO);
    }

    @Test
    void refusesASignatureByAnotherSecret() throws Exception {
        HttpResponse<String> upload = client.send(
                HttpRequest.newBuilder(uploadUrl("another"))
                        .PUT(BodyPublishers.ofString(AUDIO))
                        .build(),
                BodyHandlers.ofString());

        assertThat(upload.statusCode()).isEqualTo(403);
    }

    @Test
    void letsPagesOfThisMachineUploadAndDownload() throws Exception {
        for (String origin : LOCAL_ORIGINS) {
            HttpResponse<String> mayUpload = preflight(uploadUrl("local-secret"), origin, "PUT");
            HttpResponse<String> upload = client.send(
                    HttpRequest.newBuilder(uploadUrl("local-secret"))
                            .header("origin", origin)
                            .header("content-type", "audio/webm")
                            .PUT(BodyPublishers.ofString(AUDIO))
                            .build(),
                    BodyHandlers.ofString());
            HttpResponse<String> mayDownload = preflight(downloadUrl(), origin, "GET");
            HttpResponse<String> download = client.send(
                    HttpRequest.newBuilder(downloadUrl())
                            .header("origin", origin)
                            .build(),
                    BodyHandlers.ofString());

            assertThat(List.of(mayUpload, upload, mayDownload, download)).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("access-control-allow-origin"))
                        .contains(origin);
            });
            assertThat(mayUpload.headers().firstValue("access-control-allow-methods"))
                    .hasValueSatisfying(methods -> assertThat(methods).contains("PUT"));
            assertThat(mayUpload.headers().firstValue("access-control-allow-headers"))
                    .contains("content-type");
            assertThat(download.body()).isEqualTo(AUDIO);
        }
    }

    @Test
    void letsNoPageFromElsewhereUpload() throws Exception {
        for (String origin :
                List.of("https://good.example", "http://localhost.good.example", "http://localhost:80.a")) {
            HttpResponse<String> preflight = preflight(uploadUrl("local-secret"), origin, "PUT");

            assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                    .isEmpty();
        }
    }

    @Test
    void endsWhenWhoeverStartedItIsGone() throws Exception {
        // When
        S3.process().getOutputStream().close();

        // Then
        assertThat(S3.process().waitFor(Duration.ofSeconds(8))).isTrue();
    }

    private HttpResponse<String> preflight(URI url, String origin, String method) throws Exception {
        return client.send(
                HttpRequest.newBuilder(url)
                        .header("origin", origin)
                        .header("access-control-request-method", method)
                        .header("access-control-request-headers", "content-type")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI uploadUrl(String secret) {
        try (S3Presigner presigner = presigner(secret)) {
            return URI.create(presigner
                    .presignPutObject(sign -> sign.signatureDuration(Duration.ofMinutes(1))
                            .putObjectRequest(
                                    put -> put.bucket(StandInSpec.BUCKET).key(KEY)))
                    .url()
                    .toString());
        }
    }

    private static URI downloadUrl() {
        try (S3Presigner presigner = presigner("local-secret")) {
            return URI.create(presigner
                    .presignGetObject(sign -> sign.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(
                                    get -> get.bucket(StandInSpec.BUCKET).key(KEY)))
                    .url()
                    .toString());
        }
    }

    private static S3Presigner presigner(String secret) {
        return S3Presigner.builder()
                .endpointOverride(URI.create(Addresses.of(StandIn.S3, S3.port()).get("S3_ENDPOINT_URL")))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", secret)))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }
}
