package io.coachup.speech.synthesis;

import static io.coachup.speech.support.Api.STT;
import static io.coachup.speech.support.Api.TTS;
import static io.coachup.speech.support.Api.as;
import static io.coachup.speech.support.Api.bearer;
import static io.coachup.speech.support.Api.body;
import static io.coachup.speech.support.Api.metric;
import static io.coachup.speech.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.support.SkillsPeer;
import io.coachup.speech.support.Sound;
import io.coachup.speech.support.SpeechTest;
import io.coachup.speech.support.SpeechWorld;
import io.coachup.testing.Logs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two providers of each kind over HTTP: who answers, what it costs, and what metrics and log lines say about it. */
@SpeechTest
@QuarkusTestResource(value = FallbackTest.Peers.class, restrictToAnnotatedClass = true)
@Timeout(30)
class FallbackTest {

    private static final ScriptedPeer OPENAI = new ScriptedPeer();
    private static final ScriptedPeer OTHER = new ScriptedPeer();
    private static final byte[] AUDIO = Sound.wav(2);
    private static final ScriptedPeer.Script SPEECH = ScriptedPeer.answer(200, "audio/wav", AUDIO);
    private static final ScriptedPeer.Script STALLED =
            ScriptedPeer.stall("audio/wav", Arrays.copyOf(AUDIO, AUDIO.length / 2));
    private static final ScriptedPeer.Script CUT =
            ScriptedPeer.breakOff("audio/wav", Arrays.copyOf(AUDIO, AUDIO.length / 2));
    private static final String TEXT = "Breathe in.";
    private static final double EXACT = 1e-9;

    @TestHTTPResource
    URI service;

    @TestHTTPResource(management = true)
    URI management;

    /** Both peers, and short limits. */
    public static final class Peers implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.ofEntries(
                    Map.entry("STT_MULTIPART_DATAURL_ENABLED", "1"),
                    Map.entry("STT_PROVIDER", "openai,deepgram"),
                    Map.entry("TTS_PROVIDER", "openai,elevenlabs"),
                    Map.entry("OPENAI_BASE_URL", OPENAI.url()),
                    Map.entry("OPENAI_API_KEY", "key-1"),
                    Map.entry("DEEPGRAM_BASE_URL", OTHER.url()),
                    Map.entry("DEEPGRAM_API_KEY", "key-2"),
                    Map.entry("ELEVENLABS_BASE_URL", OTHER.url()),
                    Map.entry("ELEVENLABS_API_KEY", "key-3"),
                    Map.entry("SPEECH_ATTEMPT_TIMEOUT", "500ms"),
                    Map.entry("SPEECH_TOTAL_TIMEOUT", "3s"));
        }

        @Override
        public void stop() {
            OPENAI.close();
            OTHER.close();
        }
    }

    @Test
    void audioThatBreaksOffIsSpokenByTheNextProviderAndChargedOnce() throws Exception {
        String session = unique("s");
        double errors = metric(management, series("errors", TTS, "openai"));
        double fallbacks = metric(management, series("fallbacks", TTS, "elevenlabs"));
        double cost = metric(management, series("cost_cents", TTS, "elevenlabs"));
        double firstBytes = metric(management, histogram("next_tts_first_byte_ms_count", TTS, "elevenlabs"));
        OPENAI.then(CUT, CUT, CUT);
        OTHER.then(SPEECH);
        try (Logs logs = Logs.capture()) {
            Response spoken = speak("r-cut", session);

            assertThat(spoken.statusCode()).isEqualTo(200);
            assertThat(spoken.jsonPath().getString("provider")).isEqualTo("elevenlabs");
            assertThat(spoken.jsonPath().getString("format")).isEqualTo("audio/wav");
            assertThat(spoken.jsonPath().getInt("durationMs")).isEqualTo(2000);
            assertThat(spoken.jsonPath().getDouble("ttsCostCents")).isCloseTo(0.11, within(EXACT));
            JsonNode route = json(logs.line("r-cut", "\"route\""));
            assertThat(route.path("provider").asText()).isEqualTo("elevenlabs");
            assertThat(route.path("fallbackFrom").toString()).isEqualTo("[\"openai\"]");
            JsonNode retry = json(logs.line("r-cut", "retrying"));
            assertThat(retry.path("span").asText()).isEqualTo("provider.tts");
            assertThat(retry.path("error").path("message").asText()).isEqualTo("The audio broke off");
            assertThat(retry.path("retry").path("attempt").asInt()).isEqualTo(2);
            assertThat(retry.path("retry").path("max").asInt()).isEqualTo(3);
            JsonNode call = json(logs.line("r-cut", "\"ok\""));
            assertThat(call.path("provider").asText()).isEqualTo("elevenlabs");
            assertThat(call.path("modelId").asText()).isEqualTo("eleven_multilingual_v2");
            assertThat(call.path("costCents").asDouble()).isCloseTo(0.11, within(EXACT));
        }
        assertThat(metric(management, series("errors", TTS, "openai"))).isEqualTo(errors + 3);
        assertThat(metric(management, series("fallbacks", TTS, "elevenlabs"))).isEqualTo(fallbacks + 1);
        assertThat(metric(management, series("cost_cents", TTS, "elevenlabs"))).isCloseTo(cost + 0.11, within(EXACT));
        assertThat(metric(management, histogram("next_tts_first_byte_ms_count", TTS, "elevenlabs")))
                .isEqualTo(firstBytes + 1);
        SkillsPeer.Told told = SpeechWorld.SKILLS.about(session);
        assertThat(told.body().path("costCents").asDouble()).isCloseTo(0.11, within(EXACT));
    }

    @Test
    void audioThatStallsEverywhereIsATimeOutAndCostsNothing() throws Exception {
        String session = unique("s");
        double took = metric(management, histogram("next_provider_latency_ms_sum", TTS, "openai"));
        double count = metric(management, histogram("next_provider_latency_ms_count", TTS, "openai"));
        OPENAI.then(STALLED);
        OTHER.then(STALLED);
        try (Logs logs = Logs.capture()) {
            Response refused = speak("r-stall", session);

            assertThat(refused.statusCode()).isEqualTo(504);
            assertThat(refused.jsonPath().getString("error")).isEqualTo("TTS took too long");
            JsonNode call = json(logs.line("r-stall", "\"timeout\"", "elevenlabs"));
            assertThat(call.path("status").asText()).isEqualTo("timeout");
            assertThat(call.path("latencyMs").asInt()).isGreaterThanOrEqualTo(500);
        }
        assertThat(metric(management, histogram("next_provider_latency_ms_count", TTS, "openai")))
                .isEqualTo(count + 1);
        assertThat(metric(management, histogram("next_provider_latency_ms_sum", TTS, "openai")))
                .isBetween(took + 500, took + 2500);
        OPENAI.then(SPEECH);
        Response spoken = speak("r-after-stall", session);
        assertThat(SpeechWorld.SKILLS.about(session).body().path("costCents").asDouble())
                .as("the first thing that the session hears of is the speech that was spoken")
                .isEqualTo(spoken.jsonPath().getDouble("ttsCostCents"))
                .isCloseTo(0.0165, within(EXACT));
    }

    @Test
    void whatIsNoAudioIsABadGateway() throws Exception {
        OPENAI.then(ScriptedPeer.answer(
                200, "text/html", "<html>This is a login page</html>".getBytes(StandardCharsets.UTF_8)));
        OTHER.then(ScriptedPeer.answer(200, "audio/mpeg", Arrays.copyOf(AUDIO, 20)));
        try (Logs logs = Logs.capture()) {
            assertThat(speak("r-garbage", null).statusCode()).isEqualTo(502);

            assertThat(json(logs.line("r-garbage", "provider.tts", "openai")).path("error"))
                    .isEqualTo(new ObjectMapper()
                            .createObjectNode()
                            .put("type", "permanent")
                            .put("message", "The answer is no audio"));
            assertThat(logs.line("r-garbage", "provider.tts", "elevenlabs")).contains("The audio can't be played");
        }
    }

    @Test
    void aStreamThatStallsIsCountedWhenItIsOver() throws Exception {
        double errors = metric(management, series("errors", TTS, "openai"));
        OPENAI.then(STALLED);
        try (Logs logs = Logs.capture()) {
            HttpRequest request = HttpRequest.newBuilder(service.resolve(TTS))
                    .header("accept", "audio/*")
                    .header("authorization", bearer("ada"))
                    .header("x-request-id", "r-stream")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + TEXT + "\",\"format\":\"audio/wav\"}"))
                    .build();
            try (HttpClient client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build();
                    InputStream audio = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                            .body()) {
                assertThatThrownBy(audio::readAllBytes).isInstanceOf(IOException.class);
            }

            JsonNode failure = json(logs.line("r-stream", "provider.tts", "\"timeout\""));
            assertThat(failure.path("provider").asText()).isEqualTo("openai");
            assertThat(failure.path("modelId").asText()).isEqualTo("gpt-4o-mini-tts");
            assertThat(failure.path("level").asText()).isEqualTo("error");
            assertThat(failure.path("error").path("message").asText()).isEqualTo("The audio took too long");
            assertThat(logs.line("tts_stream_end", "r-stream")).contains("\"outcome\":\"provider_failed\"");
        }
        assertThat(metric(management, series("errors", TTS, "openai"))).isEqualTo(errors + 1);
    }

    @Test
    void aRecordingIsHeardByTheNextProviderAndHasAPrice() throws Exception {
        double errors = metric(management, series("errors", STT, "openai"));
        double cost = metric(management, series("cost_cents", STT, "deepgram"));
        double count = metric(management, histogram("next_provider_latency_ms_count", STT, "deepgram"));
        OPENAI.then(ScriptedPeer.json(401, "{\"error\":\"invalid key key-1\"}"));
        OTHER.then(ScriptedPeer.json(
                200, "{\"results\":{\"channels\":[{\"alternatives\":[{\"transcript\":\"second\"}]}]}}"));
        try (Logs logs = Logs.capture()) {
            double cents = as("ada")
                    .header("x-request-id", "r-heard")
                    .multiPart("audio", "u.wav", Sound.wav(3), "audio/wav")
                    .post(STT)
                    .then()
                    .statusCode(200)
                    .body("provider", equalTo("deepgram"))
                    .extract()
                    .jsonPath()
                    .getDouble("sttCostCents");

            assertThat(cents).isCloseTo(0.43 * 3 / 60, within(EXACT));
            assertThat(json(logs.line("r-heard", "\"route\""))
                            .path("fallbackFrom")
                            .toString())
                    .isEqualTo("[\"openai\"]");
            JsonNode failure = json(logs.line("r-heard", "provider.stt", "\"openai\""));
            assertThat(failure.path("modelId").asText()).isEqualTo("whisper-1");
            assertThat(failure.path("status").asText()).isEqualTo("error");
            assertThat(failure.path("error").path("message").asText()).isEqualTo("The provider answered 401");
            JsonNode call = json(logs.line("r-heard", "provider.stt", "\"deepgram\""));
            assertThat(call.path("costCents").asDouble()).isCloseTo(cents, within(EXACT));
            assertThat(String.join("", logs.lines())).doesNotContain("key-1", "invalid key", "second");
        }
        assertThat(metric(management, series("errors", STT, "openai"))).isEqualTo(errors + 1);
        assertThat(metric(management, series("cost_cents", STT, "deepgram")))
                .isCloseTo(cost + 0.43 * 3 / 60, within(EXACT));
        assertThat(metric(management, histogram("next_provider_latency_ms_count", STT, "deepgram")))
                .isEqualTo(count + 1);
    }

    @Test
    void aProviderThatAsksToWaitTooLongIsPassedOnToTheCaller() {
        OPENAI.then(ScriptedPeer.json(429, "{}", "Retry-After: 30"));
        OTHER.then(ScriptedPeer.json(429, "{}", "Retry-After: 30"));

        as("ada")
                .multiPart("audio", "u.wav", Sound.wav(1), "audio/wav")
                .post(STT)
                .then()
                .statusCode(503)
                .header("retry-after", "30");
    }

    private static Response speak(String requestId, String sessionId) {
        return as("ada")
                .header("x-request-id", requestId)
                .contentType(ContentType.JSON)
                .body(body("text", TEXT, "sessionId", sessionId, "format", "audio/wav"))
                .post(TTS);
    }

    private static String series(String what, String route, String provider) {
        return "next_provider_%s{route=\"POST %s\",provider=\"%s\"}".formatted(what, route, provider);
    }

    private static String histogram(String name, String route, String provider) {
        return "%s{provider=\"%s\",route=\"POST %s\"}".formatted(name, provider, route);
    }

    private static JsonNode json(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }
}
