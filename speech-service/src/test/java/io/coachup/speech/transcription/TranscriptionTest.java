package io.coachup.speech.transcription;

import static io.coachup.speech.support.Api.STT;
import static io.coachup.speech.support.Api.as;
import static io.coachup.speech.support.Api.bearer;
import static io.coachup.speech.support.Api.metric;
import static io.coachup.speech.support.Api.post;
import static io.coachup.speech.support.Api.unique;
import static io.coachup.speech.support.Api.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.storage.ObjectKeys;
import io.coachup.speech.storage.ObjectStore;
import io.coachup.speech.storage.StorageConfig;
import io.coachup.speech.support.Api;
import io.coachup.speech.support.SkillsPeer;
import io.coachup.speech.support.Sound;
import io.coachup.speech.support.SpeechTest;
import io.coachup.speech.support.SpeechWorld;
import io.coachup.testing.Logs;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Speech to text over HTTP, on a real S3 API. */
@SpeechTest
class TranscriptionTest {

    private static final byte[] RECORDING = Sound.wav(3);

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    ObjectKeys keys;

    @Inject
    ObjectStore store;

    @Inject
    S3Client s3;

    @Inject
    StorageConfig storage;

    @TempDir
    Path folder;

    private final String session = unique("s");
    private final String owner = unique("owner");

    @Test
    void anUploadIsTranscribedAndStored() {
        JsonPath heard = upload(
                        "ada",
                        RECORDING,
                        "audio/wav; rate=16000",
                        "sessionId",
                        session,
                        "groupId",
                        "g1",
                        "languageHint",
                        "en-US")
                .statusCode(200)
                .header("cache-control", "no-store")
                .extract()
                .jsonPath();

        assertThat(heard.getMap("").keySet())
                .isEqualTo(Set.of(
                        "provider",
                        "text",
                        "confidence",
                        "language",
                        "contentType",
                        "sessionId",
                        "groupId",
                        "audioUrl",
                        "objectKey",
                        "sttCostCents",
                        "sttDurationMs"));
        assertThat(heard.getString("provider")).isEqualTo("mock");
        assertThat(heard.getString("text")).contains("mock transcript");
        assertThat(heard.getString("sessionId")).isEqualTo(session);
        assertThat(heard.getString("groupId")).isEqualTo("g1");
        assertThat(heard.getLong("sttDurationMs")).isEqualTo(3_000);
        assertThat(given().urlEncodingEnabled(false)
                        .get(heard.getString("audioUrl"))
                        .asByteArray())
                .isEqualTo(RECORDING);
        post("ada", STT, "objectKey", heard.getString("objectKey")).statusCode(200);
    }

    @Test
    void whatLiesInTheStorageIsTranscribed() {
        String objectKey = upload("ada", RECORDING, "audio/wav").extract().path("objectKey");

        post("ada", STT, "objectKey", objectKey, "sessionId", session)
                .statusCode(200)
                .body("text", containsString("mock transcript"))
                .body("objectKey", equalTo(objectKey), "audioUrl", nullValue())
                .body("sttDurationMs", equalTo(3_000), "sessionId", equalTo(session), "groupId", nullValue());
    }

    @Test
    void whatLiesAtAnAddressIsTranscribed() {
        String url = SpeechWorld.VOICE.recording().replace("recording", "clear");
        post("ada", STT, "audioUrl", url, "languageHint", "en-GB", "provider", "openai")
                .statusCode(200)
                .body("text", equalTo("heard"), "contentType", equalTo("audio/wav"))
                .body("audioUrl", equalTo(url), "objectKey", nullValue(), "sttDurationMs", equalTo(1_000));
        String inline = "data:audio/wav;base64," + Base64.getEncoder().encodeToString(RECORDING);
        post("ada", STT, "audioUrl", inline).statusCode(200).body("sttDurationMs", equalTo(3_000));
    }

    @Test
    void aRecordingInTheAddressMayBeAsLargeAsAnUpload() {
        String beginning = "data:audio/wav;codecs=1;base64,";
        byte[] large = Sound.wav(100);

        post(owner, STT, "audioUrl", beginning + Base64.getEncoder().encodeToString(large))
                .statusCode(200)
                .body("sttDurationMs", equalTo(100_000), "contentType", equalTo("audio/wav"))
                .body("audioUrl", nullValue(), "objectKey", nullValue());
        post(owner, STT, "audioUrl", beginning + Base64.getEncoder().encodeToString(new byte[26_214_401]))
                .statusCode(413)
                .body("error", equalTo("Audio too large"), "maxBytes", equalTo(26_214_400));
        post(
                        owner,
                        STT,
                        "audioUrl",
                        "data:text/html;base64," + Base64.getEncoder().encodeToString(large))
                .statusCode(400);
    }

    @Test
    void anothersKeyLooksLikeOneThatDoesNotExist() {
        String adas = upload("ada", RECORDING, "audio/wav").extract().path("objectKey");
        String bobs = upload("bob", RECORDING, "audio/wav").extract().path("objectKey");
        String missing = bobs.replaceAll("[0-9a-f-]{36}\\.wav", UUID.randomUUID() + ".wav");

        for (String key : new String[] {adas, missing, "..", "audio/x/y.wav", "a\u0000b", bobs + "/../" + adas}) {
            post("bob", STT, "objectKey", key)
                    .statusCode(404)
                    .body("error", equalTo("Not found"), "code", equalTo("not_found"));
        }
    }

    @Test
    void theClientsDetectionTimeIsGivenBack() {
        as("ada")
                .header("x-detect-ms", "120")
                .multiPart("audio", "u.webm", RECORDING, "audio/wav")
                .post(STT)
                .then()
                .statusCode(200)
                .body("clientDetectMs", equalTo(120f));
        as("ada")
                .header("x-detect-ms", "NaN")
                .multiPart("audio", "u.webm", RECORDING, "audio/wav")
                .post(STT)
                .then()
                .statusCode(200)
                .body("$", not(hasKey("clientDetectMs")));
    }

    @Test
    void whatIsCalledSomethingElseThanAudioIsRefused() {
        upload("ada", RECORDING, "text/html")
                .statusCode(400)
                .body("error", equalTo("Unsupported contentType"), "code", equalTo("validation_error"));
    }

    @Test
    void theMockHearsNothingAndSoFetchesNothing() {
        String url = "https://example.com/audio/mock.wav";
        String longer = url + "?x=" + "y".repeat(100);

        post("ada", STT, "audioUrl", url)
                .statusCode(200)
                .body("text", equalTo("mock transcript for: " + url))
                .body("audioUrl", equalTo(url), "provider", equalTo("mock"), "$", not(hasKey("contentType")));
        post("ada", STT, "audioUrl", longer)
                .statusCode(200)
                .body("text", equalTo("mock transcript for: " + longer.substring(0, 64)));
    }

    @Test
    void theMockTakesBytesThatAreNoSound() {
        byte[] dummy = "dummy".getBytes(StandardCharsets.US_ASCII);
        String objectKey = upload("ada", dummy, "audio/webm")
                .statusCode(200)
                .body("text", containsString("mock transcript"), "contentType", equalTo("audio/webm"))
                .extract()
                .path("objectKey");

        post("ada", STT, "objectKey", objectKey).statusCode(200).body("text", containsString("mock transcript"));
        upload("ada", dummy, "audio/webm", "provider", "openai")
                .statusCode(400)
                .body("error", equalTo("The audio could not be read"));
        upload("ada", dummy, "application/octet-stream").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en_US        | en-US",
                "EN-us        | en-US",
                "english      | en",
                "de-DE-1996   | de-DE",
                "*            | en",
                "'; drop'     | en",
                "zh-Hant-TW   | zh-TW",
            })
    void aHintOfTheLanguageNeverFailsACall(String hint, String language) {
        upload("ada", RECORDING, "audio/wav", "languageHint", hint)
                .statusCode(200)
                .body("language", equalTo(language));
    }

    @Test
    void tooMuchAndNothingIsRefusedWithTheLimit() {
        byte[] large = Arrays.copyOf(RECORDING, 26_214_401);
        for (byte[] recording : new byte[][] {large, new byte[0]}) {
            upload("ada", recording, "audio/wav")
                    .statusCode(413)
                    .body("error", equalTo("Audio too large"), "maxBytes", equalTo(26_214_400))
                    .body("code", equalTo("payload_too_large"), "requestId", matchesPattern(".+"));
        }
    }

    @Test
    void aFormWithoutAudioIsRefused() {
        as("ada")
                .multiPart("sessionId", session)
                .post(STT)
                .then()
                .statusCode(400)
                .body("error", equalTo("audio file is required in form field 'audio'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "--B\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"u\"\r\nContent-Type: audio/wav\r\n\r\nRI",
                "--B\r\nContent-Disposition: form-data; name=\"sessionId\"\r\nContent-Type: ///\r\n\r\nx\r\n--B--\r\n",
                "--B\r\nContent-Disposition: form-data; name=\"sessionId\"\r\n\r\na\u0000b\r\n--B--\r\n",
                "--B\r\n\u0000: \u0001\r\n\r\nx\r\n--B--\r\n",
                "--B\r\nContent-Type: audio/wav\r\n\r\nRIFF\r\n--B--\r\n",
            })
    void aMalformedFormIsRefused(String form) {
        for (String contentType : new String[] {"multipart/form-data; boundary=B", "multipart/form-data"}) {
            as("ada")
                    .header("content-type", contentType)
                    .body(form.getBytes(StandardCharsets.ISO_8859_1))
                    .post(STT)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("validation_error"), "requestId", matchesPattern(".+"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                  | Invalid JSON",
                "{                                   | Invalid JSON",
                "{}                                  | audioUrl or objectKey is required",
                "{\"audioUrl\":7,\"objectKey\":{}}   | audioUrl or objectKey is required",
                "{\"audioUrl\":\" \"}                | audioUrl or objectKey is required",
            })
    void aBadReferenceIsRefused(String body, String error) {
        as("ada")
                .contentType(ContentType.JSON)
                .body(body)
                .post(STT)
                .then()
                .statusCode(400)
                .body("error", equalTo(error));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "http://127.0.0.1/a.wav",
                "http://169.254.169.254/latest/meta-data",
                "http://localhost:8082/internal",
                "ftp://example.org/a.wav",
                "nonsense",
                "data:text/html;base64,AAAA",
            })
    void anAddressThatMustNotBeFetchedIsRefusedBeforeAProviderIsChosen(String url) {
        for (String provider : new String[] {"mock", "deepgram"}) {
            post("ada", STT, "audioUrl", url, "provider", provider)
                    .statusCode(400)
                    .body("error", equalTo("audioUrl must be a public http(s) URL or a data URL of audio"))
                    .body("code", equalTo("validation_error"));
        }
    }

    @Test
    void aProviderWithoutItsKeyIsRefusedAndTheLogNamesTheVariable() throws Exception {
        try (Logs logs = Logs.capture()) {
            as("ada")
                    .header("x-request-id", "r-stt-2")
                    .multiPart("audio", "u.webm", RECORDING, "audio/wav")
                    .multiPart("provider", "deepgram")
                    .post(STT)
                    .then()
                    .statusCode(501)
                    .body("error", equalTo("STT provider not configured"), "code", equalTo("provider_unconfigured"));

            JsonNode line = new ObjectMapper().readTree(logs.line("r-stt-2", "\"route\""));
            assertThat(line.path("level").asText()).isEqualTo("error");
            assertThat(line.path("provider").asText()).isEqualTo("deepgram");
            assertThat(line.path("error").path("type").asText()).isEqualTo("provider_unconfigured");
            assertThat(line.path("error").path("message").asText()).isEqualTo("DEEPGRAM_API_KEY missing");
        }
    }

    @Test
    void withoutAProviderNothingIsStoredOrFetched() {
        String nowhere = SpeechWorld.VOICE.recording().replace("recording", "missing");
        String missing = keys.create(owner, AudioType.WAV);

        upload(owner, RECORDING, "audio/wav", "provider", "deepgram").statusCode(501);
        post(owner, STT, "audioUrl", nowhere, "provider", "deepgram").statusCode(501);
        post(owner, STT, "objectKey", missing, "provider", "deepgram").statusCode(501);

        assertThat(stored()).isEmpty();
    }

    @Test
    void aRecordingThatNobodyIsToldOfIsDeletedAgain() {
        // Given a provider that fails, and a session of somebody else
        upload(owner, RECORDING, "audio/wav", "provider", "openai").statusCode(502);
        upload(owner, RECORDING, "audio/wav", "sessionId", SkillsPeer.FOREIGN).statusCode(404);
        upload(owner, RECORDING, "audio/wav").statusCode(200);

        // Then only what was answered stays, soon after
        Deadline soon = Deadline.after(Duration.ofSeconds(5));
        List<String> left = stored();
        while (left.size() != 1 && soon.left().toMillis() > 1) {
            left = stored();
        }
        assertThat(left).hasSize(1);
    }

    @Test
    void whatIsStoredUnderAKeyIsWhatItsBytesAre() throws Exception {
        String key = keys.create(owner, AudioType.WEBM);
        store.put(
                key,
                AudioType.WEBM,
                Files.write(folder.resolve("recording"), RECORDING),
                Deadline.after(Duration.ofSeconds(5)));

        post(owner, STT, "objectKey", key)
                .statusCode(200)
                .body("contentType", equalTo("audio/wav"), "sttDurationMs", equalTo(3_000));
    }

    @Test
    void theLogSaysWhatWasMeantAlsoWhenItWasNotToBeHad() throws Exception {
        String lost = SpeechWorld.VOICE.recording().replace("recording", "missing");
        String missing = keys.create(owner, AudioType.WAV);
        try (Logs logs = Logs.capture()) {
            lost("r-lost-url", "audioUrl", lost).statusCode(400);
            lost("r-lost-key", "objectKey", missing).statusCode(404);
            lost("r-refused-url", "audioUrl", "http://127.0.0.1/a.wav").statusCode(400);

            for (String[] expected : new String[][] {
                {"r-lost-url", "audioUrl"}, {"r-lost-key", "objectKey"}, {"r-refused-url", "audioUrl"}
            }) {
                JsonNode line = new ObjectMapper().readTree(logs.line(expected[0], "\"route\""));
                assertThat(line.path("source").asText()).isEqualTo(expected[1]);
                assertThat(line.path("sessionIdHash").asText()).matches("s:[0-9a-f]{64}");
                assertThat(line.path("groupId").asText()).matches("g:[0-9a-f]{64}");
            }
        }
    }

    @Test
    void nobodyTranscribesWithoutAToken() {
        given().multiPart("audio", "u.webm", RECORDING, "audio/wav")
                .post(STT)
                .then()
                .statusCode(401)
                .body("error", equalTo("Unauthorized"));
    }

    @Test
    void theTurnIsStoredInTheCallersNameWithItsCost() throws Exception {
        Response heard = as("ada")
                .header("x-request-id", "r-stored")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .multiPart("audio", "u.webm", RECORDING, "audio/wav")
                .multiPart("sessionId", session)
                .multiPart("groupId", "g1")
                .post(STT);

        SkillsPeer.Told told = SpeechWorld.SKILLS.about(session);
        assertThat(told.path()).isEqualTo("/speech/transcripts");
        assertThat(told.headers())
                .containsEntry("authorization", bearer("ada"))
                .containsEntry("x-request-id", "r-stored")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(told.body().path("text").asText()).isEqualTo(heard.path("text"));
        assertThat(told.body().path("groupId").asText()).isEqualTo("g1");
        assertThat(told.body().path("messageId").asText()).isNotBlank();
        assertThat(told.body().path("durationMs").asLong()).isEqualTo(3_000);
        assertThat(told.body().path("costCents").asDouble())
                .isEqualTo(heard.jsonPath().getDouble("sttCostCents"));
        assertThat(told.body().path("ts").asLong())
                .isBetween(System.currentTimeMillis() - 10_000, System.currentTimeMillis());
    }

    @Test
    void theAnswerNamesTheSessionThatTheCallerIsIn() {
        upload("ada", RECORDING, "audio/wav", "sessionId", SkillsPeer.IDLE)
                .statusCode(200)
                .body("sessionId", equalTo(SkillsPeer.CONTINUED));
        upload("ada", RECORDING, "audio/wav").statusCode(200).body("sessionId", nullValue());
        upload("ada", RECORDING, "audio/wav", "sessionId", SkillsPeer.FOREIGN)
                .statusCode(404)
                .body("error", equalTo("Not found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SkillsPeer.BROKEN, SkillsPeer.SILENT})
    void theTextIsAnsweredAlsoWhenItCantBeStored(String sessionId) throws Exception {
        String errors = "coachup_transcript_persist_total{outcome=\"error\",role=\"user\"}";
        double before = metric(management, errors);
        try (Logs logs = Logs.capture()) {
            upload("ada", RECORDING, "audio/wav", "sessionId", sessionId)
                    .statusCode(200)
                    .body("text", containsString("mock transcript"), "sessionId", equalTo(sessionId));

            assertThat(logs.line("transcript_persist_error"))
                    .contains("\"level\":\"warn\"")
                    .doesNotContain(sessionId);
        }
        assertThat(metric(management, errors)).isEqualTo(before + 1);
    }

    @Test
    void audioIsCountedAndLoggedAsTheSpecificationSays() throws Exception {
        String in = "next_audio_bytes_in{route=\"POST /api/v1/stt\"}";
        String stored = "next_storage_bytes_uploaded{route=\"POST /api/v1/stt\"}";
        double inBefore = metric(management, in);
        double storedBefore = metric(management, stored);
        try (Logs logs = Logs.capture()) {
            as("ada")
                    .header("x-request-id", "r-stt-1")
                    .multiPart("audio", "u.webm", RECORDING, "audio/wav")
                    .multiPart("sessionId", session)
                    .multiPart("groupId", "grp local")
                    .post(STT);

            JsonNode line = new ObjectMapper().readTree(logs.line("r-stt-1", "\"route\""));
            assertThat(line.path("route").asText()).isEqualTo("POST /api/v1/stt");
            assertThat(line.path("service").asText()).isEqualTo("next");
            assertThat(line.path("status").asInt()).isEqualTo(200);
            assertThat(line.path("latencyMs").isIntegralNumber()).isTrue();
            assertThat(line.path("provider").asText()).isEqualTo("mock");
            assertThat(line.path("source").asText()).isEqualTo("multipart");
            assertThat(line.path("language").asText()).isEqualTo("en");
            assertThat(line.path("sessionIdHash").asText()).matches("s:[0-9a-f]{64}");
            assertThat(line.path("groupId").asText()).matches("g:[0-9a-f]{64}");
            assertThat(line.path("audioBytes").asInt()).isEqualTo(RECORDING.length);
        }
        assertThat(metric(management, in)).isEqualTo(inBefore + RECORDING.length);
        assertThat(metric(management, stored)).isEqualTo(storedBefore + RECORDING.length);
    }

    @Test
    void nothingThatWasSaidOrNamedIsInALogOrAMetric() throws Exception {
        String marker = unique("marker");
        try (Logs logs = Logs.capture()) {
            String objectKey = upload("ada", RECORDING, "audio/wav", "sessionId", marker, "groupId", marker)
                    .extract()
                    .path("objectKey");
            post("ada", STT, "objectKey", objectKey, "sessionId", marker);
            post("ada", STT, "audioUrl", "http://127.0.0.1/" + marker + "?token=" + marker);
            as("ada").header("x-request-id", "last").get(STT).then().statusCode(405);
            logs.line("\"last\"");

            assertThat(String.join("\n", logs.lines()))
                    .doesNotContain(marker, objectKey, "mock transcript", "eyJ", "X-Amz");
            assertThat(Api.scrape(management)).doesNotContain(marker, objectKey);
        }
    }

    private ValidatableResponse lost(String requestId, String field, String value) {
        return as(owner)
                .header("x-request-id", requestId)
                .contentType(ContentType.JSON)
                .body(Api.body(field, value, "sessionId", session, "groupId", "grp local", "provider", "openai"))
                .post(STT)
                .then();
    }

    /** The keys of what the owner has in the storage. */
    private List<String> stored() {
        String prefix = keys.create(owner, AudioType.WAV).replaceAll("/[^/]+/[^/]+$", "/");
        return s3
                .listObjectsV2(
                        list -> list.bucket(storage.bucket().orElseThrow()).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }
}
