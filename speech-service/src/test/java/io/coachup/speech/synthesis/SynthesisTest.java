package io.coachup.speech.synthesis;

import static io.coachup.speech.support.Api.TTS;
import static io.coachup.speech.support.Api.as;
import static io.coachup.speech.support.Api.bearer;
import static io.coachup.speech.support.Api.metric;
import static io.coachup.speech.support.Api.post;
import static io.coachup.speech.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.support.Api;
import io.coachup.speech.support.SkillsPeer;
import io.coachup.speech.support.SpeechTest;
import io.coachup.speech.support.SpeechWorld;
import io.coachup.speech.support.VoicePeer;
import io.coachup.testing.Logs;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text to speech over HTTP, on a real S3 API and a provider on a real socket. */
@SpeechTest
@Timeout(30)
class SynthesisTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource
    URI service;

    @TestHTTPResource(management = true)
    URI management;

    private final String session = unique("s");

    @Test
    void anAnswerNamesAudioThatPlays() {
        JsonPath spoken = post(
                        "ada",
                        TTS,
                        "text",
                        " Hello, Ada. ",
                        "sessionId",
                        session,
                        "groupId",
                        "g1",
                        "format",
                        "audio/wav")
                .statusCode(200)
                .header("cache-control", "no-store")
                .extract()
                .jsonPath();

        assertThat(spoken.getMap("").keySet())
                .containsAll(Set.of(
                        "provider",
                        "text",
                        "format",
                        "sessionId",
                        "groupId",
                        "audioUrl",
                        "durationMs",
                        "ttsCostCents",
                        "ttsCharacters"));
        assertThat(spoken.getString("provider")).isEqualTo("mock");
        assertThat(spoken.getString("text")).isEqualTo("Hello, Ada.");
        assertThat(spoken.getInt("ttsCharacters")).isEqualTo(11);
        assertThat(spoken.getString("sessionId")).isEqualTo(session);
        assertThat(spoken.getLong("durationMs")).isPositive();
        Response audio = given().urlEncodingEnabled(false).get(spoken.getString("audioUrl"));
        assertThat(audio.statusCode()).isEqualTo(200);
        assertThat(audio.contentType()).isEqualTo(spoken.getString("format"));
        assertThat(audio.asByteArray().length).isGreaterThan(100);
    }

    @Test
    void theDurationIsMeasuredFromTheAudio() {
        post("ada", TTS, "text", "Hello", "provider", "openai", "format", "audio/wav")
                .statusCode(200)
                .body("provider", equalTo("openai"), "format", equalTo("audio/wav"), "durationMs", equalTo(2_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                             | Invalid JSON",
                "{                                              | Invalid JSON",
                "{}                                             | text is required",
                "{\"text\":7}                                   | text is required",
                "{\"text\":\" \"}                               | text is required",
                "{\"text\":\"a\\u0000b\"}                       | text must not contain NUL characters",
                "{\"text\":\"hi\",\"voiceId\":\"../../x\"}      | voiceId must be letters, digits and ._:- only, at most 64",
                "{\"text\":\"hi\",\"voiceId\":\"-o /tmp/x\"}    | voiceId must be letters, digits and ._:- only, at most 64",
            })
    void badInputIsRefused(String body, String error) {
        as("ada")
                .contentType(ContentType.JSON)
                .body(body)
                .post(TTS)
                .then()
                .statusCode(400)
                .body("error", equalTo(error));
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        post("ada", TTS, "text", "a".repeat(4_097))
                .statusCode(413)
                .body("error", equalTo("text must not be longer than 4096 characters"))
                .body("code", equalTo("payload_too_large"));
    }

    @Test
    void nobodyListensWithoutAToken() {
        given().body("{}").post(TTS).then().statusCode(401).body("error", equalTo("Unauthorized"));
    }

    @Test
    void theCostIsAddedToTheSessionByTheServiceItself() throws Exception {
        Response spoken = as("ada")
                .header("x-request-id", "r-spoken")
                .contentType(ContentType.JSON)
                .body(Api.body("text", "Hello", "sessionId", session))
                .post(TTS);

        SkillsPeer.Told told = SpeechWorld.SKILLS.about(session);
        assertThat(told.path()).isEqualTo("/internal/speech/syntheses");
        assertThat(told.headers())
                .containsEntry("authorization", "Bearer " + SpeechWorld.SERVICE_SECRET)
                .containsEntry("x-request-id", "r-spoken")
                .containsKey("traceparent");
        assertThat(told.body().path("userId").asText()).isEqualTo("ada");
        assertThat(told.body().path("costCents").asDouble())
                .isEqualTo(spoken.jsonPath().getDouble("ttsCostCents"));
        assertThat(told.body().has("text")).isFalse();
    }

    @Test
    void aSessionThatCantTakeItChangesNothingForTheListener() throws Exception {
        for (String sessionId : new String[] {SkillsPeer.FOREIGN, SkillsPeer.BROKEN, SkillsPeer.SILENT}) {
            post("ada", TTS, "text", "Hello", "sessionId", sessionId)
                    .statusCode(200)
                    .body("sessionId", equalTo(sessionId), "audioUrl", startsWith("http"));
        }
    }

    @Test
    void audioIsCountedAndLoggedAsTheSpecificationSays() throws Exception {
        String out = "next_audio_bytes_out{route=\"POST /api/v1/tts\"}";
        String stored = "next_storage_bytes_uploaded{route=\"POST /api/v1/tts\"}";
        double outBefore = metric(management, out);
        double storedBefore = metric(management, stored);
        int bytes = SpeechWorld.VOICE.audio().length;
        try (Logs logs = Logs.capture()) {
            as("ada")
                    .header("x-request-id", "r-tts-1")
                    .contentType(ContentType.JSON)
                    .body(Api.body("text", "Hello", "provider", "openai", "sessionId", session, "groupId", "grp local"))
                    .post(TTS)
                    .then()
                    .statusCode(200);

            JsonNode line = new ObjectMapper().readTree(logs.line("r-tts-1", "\"route\""));
            assertThat(line.path("route").asText()).isEqualTo("POST /api/v1/tts");
            assertThat(line.path("service").asText()).isEqualTo("next");
            assertThat(line.path("status").asInt()).isEqualTo(200);
            assertThat(line.path("provider").asText()).isEqualTo("openai");
            assertThat(line.path("format").asText()).isEqualTo("audio/wav");
            assertThat(line.path("voiceId").asText()).isNotBlank();
            assertThat(line.path("uploaded").asBoolean()).isTrue();
            assertThat(line.path("sessionIdHash").asText()).matches("s:[0-9a-f]{64}");
            assertThat(line.path("groupId").asText()).matches("g:[0-9a-f]{64}");
            assertThat(line.path("audioBytes").asInt()).isEqualTo(bytes);
        }
        assertThat(metric(management, out)).isEqualTo(outBefore + bytes);
        assertThat(metric(management, stored)).isEqualTo(storedBefore + bytes);
    }

    @Test
    void nothingThatWasSaidOrNamedIsInALogOrAMetric() throws Exception {
        String marker = unique("marker");
        try (Logs logs = Logs.capture()) {
            String url = post("ada", TTS, "text", marker, "sessionId", marker, "groupId", marker)
                    .extract()
                    .path("audioUrl");
            post("ada", TTS, "text", marker + VoicePeer.REFUSED, "provider", "openai")
                    .statusCode(502);
            String key = URI.create(url).getPath();
            as("ada").header("x-request-id", "last").get(TTS).then().statusCode(405);
            logs.line("\"last\"");

            assertThat(String.join("\n", logs.lines())).doesNotContain(marker, key.substring(1), "X-Amz", "eyJ");
            assertThat(Api.scrape(management)).doesNotContain(marker, key.substring(1));
        }
    }

    @Test
    void theAudioItselfIsStreamedWhileItIsMade() throws Exception {
        SpeechWorld.VOICE.holdSecondHalf();
        HttpResponse<InputStream> answer =
                listen("{\"text\":\"Hello\",\"provider\":\"openai\",\"format\":\"audio/wav\"}");
        byte[] audio = SpeechWorld.VOICE.audio();
        try (InputStream body = answer.body()) {
            byte[] first = body.readNBytes(audio.length / 2);
            SpeechWorld.VOICE.releaseSecondHalf();
            byte[] rest = body.readAllBytes();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).hasValue("audio/wav");
            assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("x-provider")).hasValue("openai");
            assertThat(answer.headers().firstValue("x-request-id")).isPresent();
            assertThat(first).startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
            assertThat(first.length + rest.length).isEqualTo(audio.length);
        }
    }

    @Test
    void aProviderThatBreaksOffIsNoCleanEnd() throws Exception {
        SpeechWorld.VOICE.holdSecondHalf();
        try (Logs logs = Logs.capture()) {
            HttpResponse<InputStream> answer =
                    listen("{\"text\":\"" + VoicePeer.BREAKS + "\",\"provider\":\"openai\"}");
            try (InputStream body = answer.body()) {
                body.readNBytes(100);
                SpeechWorld.VOICE.releaseSecondHalf();

                assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
            }
            assertThat(logs.line("tts_stream_end")).contains("\"outcome\":\"provider_failed\"");
        }
    }

    @Test
    void aListenerWhoIsSlowHoldsNoCallOfAProviderAndHearsAll() throws Exception {
        HttpResponse<InputStream> answer = listen("{\"text\":\"" + VoicePeer.LONG + "\",\"provider\":\"openai\"}");
        try (InputStream body = answer.body()) {
            int begun = body.readNBytes(100).length;

            Integer said = SpeechWorld.VOICE.awaitSaid();

            assertThat(said).as("while nobody reads on").isNotNull();
            assertThat(begun + body.transferTo(OutputStream.nullOutputStream())).isEqualTo(said.longValue());
        }
    }

    @Test
    void aListenerWhoLeavesEndsTheProvidersWork() throws Exception {
        HttpResponse<InputStream> answer = listen("{\"text\":\"" + VoicePeer.ENDLESS + "\",\"provider\":\"openai\"}");
        answer.body().readNBytes(100);
        answer.body().close();

        assertThat(SpeechWorld.VOICE.awaitAbandoned()).isTrue();
    }

    @Test
    void aRefusalBeforeTheFirstByteIsAnErrorThatCanBeRead() {
        as("ada")
                .accept("audio/*")
                .contentType(ContentType.JSON)
                .body(Api.body("text", VoicePeer.REFUSED, "provider", "openai"))
                .post(TTS)
                .then()
                .statusCode(502)
                .contentType(ContentType.JSON)
                .body("error", equalTo("TTS failed"));
    }

    private HttpResponse<InputStream> listen(String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(TTS))
                .header("authorization", bearer("ada"))
                .header("accept", "audio/*")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }
}
