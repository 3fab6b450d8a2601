package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.acceptance.Client.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Speaking and listening through the public entry. */
class SpeechTest {

    /** As a browser's recorder makes it: clusters of unknown size, no duration. */
    private static final Path LIVE_WEBM = Path.of("../../speech-service/src/test/resources/audio/mediarecorder.webm");

    private static final byte[] RECORDING = Wav.ofSeconds(3);

    private static Suite suite;

    private final Client ada = Client.of(suite, "ada-" + UUID.randomUUID());
    private final SpeechClient speaker = new SpeechClient(ada);
    private final String session = "s-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        suite = Suite.start("speech", Map.of("STT_PROVIDER", "mock", "TTS_PROVIDER", "mock"));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void whatWasUploadedByPresignedUrlIsTranscribedIntoTheSession() {
        String objectKey = speaker.upload(RECORDING, "audio/wav");

        JsonNode heard = ok(ada.post("/api/v1/stt", "objectKey", objectKey, "sessionId", session));

        assertThat(heard.path("text").asText()).isNotBlank();
        assertThat(heard.path("sessionId").asText()).isEqualTo(session);
        assertThat(heard.path("objectKey").asText()).isEqualTo(objectKey);
        assertThat(heard.path("sttDurationMs").asLong()).isEqualTo(3_000);
        assertThat(heard.path("sttCostCents").isNumber()).isTrue();
        JsonNode items = transcript(session);
        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("role").asText()).isEqualTo("user");
        assertThat(items.path(0).path("text").asText())
                .isEqualTo(heard.path("text").asText());
    }

    @Test
    void aFormFromABrowserIsTranscribedAndItsRecordingCanBePlayed() {
        JsonNode heard = ok(speaker.transcribe(RECORDING, "audio/wav; codecs=1", Map.of("sessionId", session)));

        assertThat(heard.path("sessionId").asText()).isEqualTo(session);
        HttpResponse<byte[]> recording = speaker.fetch(heard.path("audioUrl").asText());
        assertThat(recording.body()).isEqualTo(RECORDING);
        assertThat(transcript(session)).hasSize(1);
    }

    @Test
    void aLiveRecordingOfABrowserIsTranscribed() throws IOException {
        byte[] live = Files.readAllBytes(LIVE_WEBM);

        JsonNode heard = ok(speaker.transcribe(live, "audio/webm;codecs=opus", Map.of("sessionId", session)));

        assertThat(heard.path("text").asText()).isNotBlank();
        assertThat(heard.path("objectKey").asText()).endsWith(".webm");
        assertThat(heard.path("sttDurationMs").asLong()).isPositive();
        assertThat(transcript(session)).hasSize(1);
    }

    @Test
    void anothersRecordingCantBeToldFromOneThatDoesNotExist() {
        String adas = speaker.upload(RECORDING, "audio/wav");
        Client bob = Client.of(suite, "bob-" + UUID.randomUUID());
        String bobs = new SpeechClient(bob).upload(RECORDING, "audio/wav");
        String missing = bobs.replaceAll("[0-9a-f-]{36}\\.wav", UUID.randomUUID() + ".wav");

        Answer foreign = bob.post("/api/v1/stt", "objectKey", adas);
        Answer unknown = bob.post("/api/v1/stt", "objectKey", missing);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(unknown));
    }

    @Test
    void anothersSessionIsNotSpokenInto() {
        ok(speaker.transcribe(RECORDING, "audio/wav", Map.of("sessionId", session)));
        Client bob = Client.of(suite, "bob-" + UUID.randomUUID());

        Answer refused = new SpeechClient(bob).transcribe(RECORDING, "audio/wav", Map.of("sessionId", session));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(transcript(session)).hasSize(1);
    }

    @Test
    void whoComesBackAfterTenMinutesIsInANewSession() throws SQLException {
        ok(speaker.transcribe(RECORDING, "audio/wav", Map.of("sessionId", session)));
        idleForElevenMinutes(session);

        String next = ok(speaker.transcribe(RECORDING, "audio/wav", Map.of("sessionId", session)))
                .path("sessionId")
                .asText();

        assertThat(next).isNotEqualTo(session).startsWith("sess_");
        assertThat(transcript(session)).hasSize(1);
        assertThat(transcript(next)).hasSize(1);
    }

    @Test
    void theSameTurnFromTranscriptionAndIngestIsStoredOnce() {
        String text = ok(speaker.transcribe(RECORDING, "audio/wav", Map.of("sessionId", session)))
                .path("text")
                .asText();
        String group = ok(ada.post(
                        "/api/messages/ingest",
                        "sessionId",
                        session,
                        "messageId",
                        "browser-1",
                        "role",
                        "user",
                        "content",
                        text,
                        "ts",
                        System.currentTimeMillis()))
                .path("groupId")
                .asText();

        JsonNode items = transcript(session);
        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("groupId").asText()).isEqualTo(group);
    }

    @Test
    void aReplyIsSpokenUnderAnAddressThatPlaysAndIsNoTurnOfItsOwn() {
        JsonNode spoken = ok(ada.post("/api/v1/tts", "text", "Breathe in, then begin.", "sessionId", session));

        assertThat(spoken.path("ttsCharacters").asInt()).isEqualTo(23);
        assertThat(spoken.path("durationMs").asLong()).isPositive();
        HttpResponse<byte[]> audio = speaker.fetch(spoken.path("audioUrl").asText());
        assertThat(audio.statusCode()).isEqualTo(200);
        assertThat(audio.headers().firstValue("content-type"))
                .hasValue(spoken.path("format").asText());
        assertThat(audio.body().length).isGreaterThan(1_000);
        assertThat(transcript(session)).isEmpty();
    }

    @Test
    void nothingThatWasSaidIsInALogOrAMetric() {
        String marker = "marker" + UUID.randomUUID().toString().replace("-", "");
        String objectKey = speaker.upload(RECORDING, "audio/wav");
        ok(ada.post("/api/v1/stt", "objectKey", objectKey, "sessionId", marker));
        JsonNode spoken = ok(ada.post("/api/v1/tts", "text", marker, "sessionId", marker));
        String path = spoken.path("audioUrl").asText().replaceAll("^https?://[^/]+/|\\?.*$", "");

        for (String service : List.of("gateway-service", "speech-service", "skills-service")) {
            assertThat(String.join("\n", suite.log(service)))
                    .as(service)
                    .doesNotContain(marker, objectKey, path, "X-Amz-Signature");
        }
        for (String service : List.of("GATEWAY", "SPEECH", "SKILLS")) {
            assertThat(speaker.fetch(suite.metrics(service)).body())
                    .as(service)
                    .asString(StandardCharsets.UTF_8)
                    .doesNotContain(marker, objectKey, path);
        }
    }

    private JsonNode transcript(String sessionId) {
        return ok(ada.get("/api/v1/transcripts?sessionId=" + sessionId)).path("items");
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String withoutRequestId(Answer answer) {
        ObjectNode json = (ObjectNode) answer.json();
        json.remove("requestId");
        return answer.status() + json.toString();
    }

    private static void idleForElevenMinutes(String sessionId) throws SQLException {
        try (Connection database = DriverManager.getConnection(suite.database());
                PreparedStatement update =
                        database.prepareStatement("update sessions set last_activity_at = ? where session_id = ?")) {
            update.setLong(1, Instant.now().minus(Duration.ofMinutes(11)).toEpochMilli());
            update.setString(2, sessionId);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
