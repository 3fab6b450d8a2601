package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.acceptance.Client.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input through the public entry: the right status, the error body, never a 5xx. */
class PublicBadInputTest {

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "[1]",
            "1",
            "\"text\"",
            "null",
            "{\"sessionId\":[]}",
            "{\"sessionId\":{}}",
            "{\"sessionId\":\"a\\u0000b\",\"messageId\":\"m\",\"role\":\"user\"}",
            "{\"prompt\":7}",
            "{\"prompt\":\"\"}",
            "{\"prompt\":\"a\\u0000b\"}",
            "{\"prompt\":\"hi\",\"history\":1}",
            "{\"prompt\":\"hi\",\"history\":[1]}",
            "{\"prompt\":\"hi\",\"sessionId\":[1]}");

    private final Client ada = Client.of(Suite.shared(), "ada-" + UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/messages/ingest",
                "/api/v1/interactions",
                "/api/v1/skills/track",
                "/api/v1/skills/untrack",
                "/api/assessments/run",
                "/api/v1/chat",
                "/api/v1/storage/audio/presign",
                "/api/v1/stt",
                "/api/v1/tts",
            })
    void badBodies(String path) {
        for (String body : BODIES) {
            assertRefused(ada.post(path, body), path + " " + body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/messages/ingest",
                "/api/v1/interactions",
                "/api/v1/skills/track",
                "/api/assessments/run",
                "/api/v1/chat",
                "/api/v1/storage/audio/presign",
                "/api/v1/stt",
                "/api/v1/tts",
            })
    void oversizedBodies(String path) {
        Answer answer = ada.post(path, "{\"sessionId\":\"" + "x".repeat(2_000_000) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("code").asText()).isEqualTo("payload_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/chat",
                "/api/chat?prompt=",
                "/api/chat?prompt=%00",
                "/api/chat?prompt=hi&sessionId=%00",
                "/api/v1/transcripts",
                "/api/v1/transcripts?sessionId=a%00b",
                "/api/v1/events?sessionId=%20",
                "/api/nothing",
                "/api/v1/storage/audio/presign",
            })
    void badQueries(String path) {
        assertRefused(ada.get(path), path);
    }

    private static void assertRefused(Answer answer, String what) {
        assertThat(answer.status()).as(what).isBetween(400, 499);
        assertThat(answer.json().path("error").asText()).as(what).isNotBlank();
        assertThat(answer.json().path("code").asText()).as(what).isNotBlank();
        assertThat(answer.json().path("requestId").asText()).as(what).isNotBlank();
    }
}
