package io.coachup.speech.presign;

import static io.coachup.speech.support.Api.metric;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.storage.StorageConfig;
import io.coachup.speech.storage.StoreSigners;
import io.coachup.speech.storage.UrlSigner;
import io.coachup.testing.LocalTokens;
import io.coachup.testing.Logs;
import io.coachup.testing.S3Resource;
import io.coachup.testing.TokenIssuerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Presigning on a real S3 API. */
@QuarkusTest
@QuarkusTestResource(S3Resource.class)
@QuarkusTestResource(TokenIssuerResource.class)
@QuarkusTestResource(PresignTest.Secrets.class)
class PresignTest {

    private static final String PATH = "/api/v1/storage/audio/presign";
    private static final byte[] AUDIO = "RIFF....WAVE".getBytes(StandardCharsets.US_ASCII);

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    StorageConfig storage;

    /** Secrets of the service under test. */
    public static final class Secrets implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "SERVICE_SHARED_SECRET", "service-secret-of-the-tests",
                    "STORAGE_KEY_SECRET", "storage-secret-of-the-tests");
        }

        @Override
        public void stop() {
            // Nothing was started.
        }
    }

    @Test
    void whatIsUploadedByAPresignedUrlCanBeFetchedByItsOwner() throws Exception {
        JsonPath upload = presign("ada", "audio/wav", AUDIO.length);

        assertThat(upload.getString("method")).isEqualTo("PUT");
        assertThat(upload.getString("objectKey"))
                .matches("audio/[0-9a-f]{64}/\\d{4}-\\d\\d-\\d\\d/[0-9a-f-]{36}\\.wav");
        assertThat(put(upload.getString("url"), "audio/wav", AUDIO)).isEqualTo(200);

        String url = as("ada")
                .queryParam("objectKey", upload.getString("objectKey"))
                .get(PATH)
                .then()
                .statusCode(200)
                .body("method", equalTo("GET"))
                .extract()
                .path("url");
        HttpResponse<byte[]> fetched =
                client().send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(fetched.body()).isEqualTo(AUDIO);
    }

    @Test
    void soDoUrlsOfAnAddressThatIsNoHostToTheLibrary() throws Exception {
        // Given the signer of such addresses, on one that can be reached
        UrlSigner signer = StoreSigners.byQuery(storage);
        String key = presign("ada", "audio/wav", AUDIO.length).getString("objectKey");
        String url = signer.upload(key, AudioType.WAV, AUDIO.length);

        assertThat(put(url, "audio/wav", new byte[AUDIO.length + 1])).isEqualTo(403);
        assertThat(put(url, "audio/mpeg", AUDIO)).isEqualTo(403);
        assertThat(put(url, "audio/wav", AUDIO)).isEqualTo(200);
        HttpRequest get =
                HttpRequest.newBuilder(URI.create(signer.download(key))).build();
        assertThat(client().send(get, HttpResponse.BodyHandlers.ofByteArray()).body())
                .isEqualTo(AUDIO);
    }

    @ParameterizedTest
    @CsvSource({
        "audio/mp4, audio/mp4, mp4",
        "audio/x-m4a, audio/x-m4a, m4a",
        "audio/m4a, audio/x-m4a, m4a",
        "audio/ogg;codecs=opus, audio/ogg, ogg",
        "video/webm, audio/webm, webm",
        "audio/x-wav, audio/wav, wav",
        "audio/mp3, audio/mpeg, mp3",
        "audio/flac, audio/flac, flac",
    })
    void aTypeMayHaveAnyOfItsNames(String asked, String contentType, String extension) {
        JsonPath upload = presign("ada", asked, 10);

        assertThat(upload.getString("contentType")).isEqualTo(contentType);
        assertThat(upload.getString("headers.Content-Type")).isEqualTo(contentType);
        assertThat(upload.getString("objectKey")).endsWith("." + extension);
    }

    @Test
    void theStoreRefusesAnotherTypeAnotherLengthAndATamperedKey() throws Exception {
        JsonPath upload = presign("ada", "audio/wav", AUDIO.length);
        String url = upload.getString("url");

        assertThat(put(url, "audio/mpeg", AUDIO)).isEqualTo(403);
        assertThat(put(url, "audio/wav", new byte[AUDIO.length + 1])).isEqualTo(403);
        assertThat(put(url.replace(".wav", ".waw"), "audio/wav", AUDIO)).isEqualTo(403);
    }

    @Test
    void anothersKeyLooksLikeOneThatDoesNotExist() {
        String adas = presign("ada", "audio/wav", 10).getString("objectKey");
        String bobs = presign("bob", "audio/wav", 10).getString("objectKey");

        for (String key : new String[] {adas, "audio/x/y.wav", "..", bobs + "/../" + adas, "a\u0000b", "/etc/passwd"}) {
            as("bob")
                    .queryParam("objectKey", key)
                    .get(PATH)
                    .then()
                    .statusCode(404)
                    .body("error", equalTo("Not found"), "code", equalTo("not_found"));
        }
        assertThat(adas.split("/")[1]).isNotEqualTo(bobs.split("/")[1]);
    }

    @Test
    void parametersOfTheContentTypeAreDropped() {
        JsonPath upload = presign("ada", "audio/webm;codecs=opus", 10);

        assertThat(upload.getString("contentType")).isEqualTo("audio/webm");
        assertThat(upload.getString("headers.Content-Type")).isEqualTo("audio/webm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "null",
                "{",
                "{}",
                "{\"contentType\":\"audio/wav\"}",
                "{\"contentType\":\"audio/wav\",\"sizeBytes\":\"10\"}",
                "{\"contentType\":\"audio/wav\",\"sizeBytes\":0}",
                "{\"contentType\":\"audio/wav\",\"sizeBytes\":-1}",
                "{\"contentType\":\"audio/wav\",\"sizeBytes\":1.5}",
                "{\"contentType\":\"audio/wav\",\"sizeBytes\":1e400}",
                "{\"contentType\":\"text/html\",\"sizeBytes\":1}",
                "{\"contentType\":7,\"sizeBytes\":1}",
                "{\"contentType\":[\"audio/wav\"],\"sizeBytes\":1}",
                "{\"contentType\":\"audio/wav\\u0000\",\"sizeBytes\":1}",
                "{\"contentType\":\"audio/wav\",\"sizeBytes\":1,\"filename\":{}}",
            })
    void badInputIsRefused(String body) {
        as("ada")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(400)
                .body("requestId", matchesPattern(".+"), "code", matchesPattern("invalid_json|validation_error"));
    }

    @Test
    void moreThanTheLimitIsRefused() {
        as("ada")
                .body("{\"contentType\":\"audio/wav\",\"sizeBytes\":26214401}")
                .post(PATH)
                .then()
                .statusCode(413)
                .body("code", equalTo("payload_too_large"));
        as("ada")
                .body("{\"contentType\":\"" + "x".repeat(400_000) + "\"}")
                .post(PATH)
                .then()
                .statusCode(413);
        as("ada").get(PATH).then().statusCode(400).body("error", equalTo("objectKey is required"));
    }

    @Test
    void nobodyPresignsWithoutAToken() {
        given().body("{}").post(PATH).then().statusCode(401).body("error", equalTo("Unauthorized"));
        given().queryParam("objectKey", "x").get(PATH).then().statusCode(401);
    }

    @Test
    void plannedBytesAndLifetimesAreCounted() {
        String planned = "next_storage_presign_bytes_planned{route=\"POST /api/v1/storage/audio/presign\"}";
        double bytesBefore = metric(management, planned);
        double shorterBefore = metric(management, lifetimes("600.0"));
        double allBefore = metric(management, lifetimes("900.0"));
        assertThat(List.of(bytesBefore, shorterBefore, allBefore)).doesNotContain(Double.NaN);

        presign("ada", "audio/wav", 1000);
        as("ada").body("{\"contentType\":\"audio/wav\",\"sizeBytes\":0}").post(PATH);

        assertThat(metric(management, planned)).isEqualTo(bytesBefore + 1000);
        assertThat(metric(management, lifetimes("600.0"))).isEqualTo(shorterBefore);
        assertThat(metric(management, lifetimes("900.0"))).isEqualTo(allBefore + 1);
    }

    private static String lifetimes(String bound) {
        return "next_storage_presign_expires_s_bucket{route=\"POST /api/v1/storage/audio/presign\",le=\"" + bound
                + "\"}";
    }

    @Test
    void theLogSaysWhatWasAllowedAndNothingThatAllowsIt() throws Exception {
        try (Logs logs = Logs.capture()) {
            String objectKey = as("ada")
                    .header("x-request-id", "r-presign")
                    .body(Map.of("contentType", "audio/webm;codecs=opus", "sizeBytes", 524_288))
                    .post(PATH)
                    .path("objectKey");

            String text = logs.line("r-presign", "\"route\"");
            assertThat(text).doesNotContain(objectKey, "http://", "X-Amz");
            JsonNode line = new ObjectMapper().readTree(text);
            assertThat(line.path("params").toString())
                    .isEqualTo("{\"contentType\":\"audio/webm\",\"contentLength\":524288}");
            assertThat(line.path("storage").toString())
                    .isEqualTo("{\"provider\":\"s3\",\"bucket\":\"%s\",\"region\":\"us-east-1\",\"expiresSeconds\":900}"
                            .formatted(storage.bucket().orElseThrow()));
        }
    }

    private static JsonPath presign(String user, String contentType, long sizeBytes) {
        Response response = as(user).body(Map.of("contentType", contentType, "sizeBytes", sizeBytes))
                .post(PATH);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.jsonPath();
    }

    private static int put(String url, String contentType, byte[] bytes) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("content-type", contentType)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        return client().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpClient client() {
        return HttpClient.newHttpClient();
    }

    private static RequestSpecification as(String user) {
        return given().header("authorization", LocalTokens.bearer(user)).contentType(ContentType.JSON);
    }
}
