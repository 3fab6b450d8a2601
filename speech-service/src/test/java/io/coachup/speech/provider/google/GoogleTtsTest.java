package io.coachup.speech.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.TtsProviderContract;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.spool.TestSpool;
import io.coachup.speech.support.Sound;
import io.coachup.speech.tts.TextToSpeak;
import io.coachup.speech.tts.TtsProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleTtsTest extends TtsProviderContract {

    @TempDir
    Path spooled;

    private final ObjectMapper mapper = new ObjectMapper();
    private final TokenPeer tokens = new TokenPeer();

    @AfterEach
    void closeTokens() {
        tokens.close();
    }

    @Override
    protected TtsProvider provider(String baseUrl, ProviderHttp http) {
        return of(tokens.settings(baseUrl), http);
    }

    @Override
    protected TtsProvider unconfigured(ProviderHttp http) {
        return of(new GoogleSettings(Optional.empty(), "http://localhost", "http://localhost"), http);
    }

    private TtsProvider of(GoogleSettings settings, ProviderHttp http) {
        return new GoogleTts(settings, TokenPeer.api(settings, http), mapper, TestSpool.in(spooled));
    }

    @Override
    protected String missingVariable() {
        return "GOOGLE_APPLICATION_CREDENTIALS";
    }

    @Override
    protected ScriptedPeer.Script success(byte[] sound) {
        return ScriptedPeer.json(
                200, "{\"audioContent\":\"" + Base64.getEncoder().encodeToString(sound) + "\"}");
    }

    @Override
    protected byte[] begun(byte[] sound) {
        byte[] whole = Arrays.copyOf(sound, sound.length / 3 * 3);
        return ("{\"audioContent\":\"" + Base64.getEncoder().encodeToString(whole)).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void whatIsNoAnswerOfSynthesisIsPermanent() {
        peer.then(
                ScriptedPeer.json(200, "{}"),
                ScriptedPeer.json(200, "[\"audioContent\"]"),
                ScriptedPeer.json(200, "{\"audioContent\":7,\"more\":{\"audioContent\":\"QUJD\"}}"),
                ScriptedPeer.json(200, "{\"audioContent\":\"no base64!\"}"));

        for (int i = 0; i < 4; i++) {
            assertThat(failure().kind()).isEqualTo(ProviderException.Kind.PERMANENT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-US-Standard-A, standard",
        "en-US-Wavenet-D, wavenet",
        "en-US-Neural2-C, neural2",
        "en-US-Studio-O, studio",
        "en-US-Chirp3-HD-Charon, chirp3",
        "cmn-CN-Wavenet-A, wavenet",
        "Charon, other",
    })
    void thePriceIsTheVoices(String voice, String model) {
        peer.then(success(Sound.wav(1)));
        GoogleSettings settings = tokens.settings(peer.url());
        GoogleTts tts = new GoogleTts(
                settings, TokenPeer.api(settings, new ProviderHttp(mapper)), mapper, TestSpool.in(spooled));

        assertThat(tts.synthesize(new TextToSpeak("hello", voice, AudioType.WAV), Duration.ofSeconds(5))
                        .model())
                .isEqualTo(model);
        assertThat(tts.model()).isEqualTo("standard");
    }

    @Override
    protected void assertWire(ScriptedPeer.Request request) throws IOException {
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /v1/text:synthesize");
        assertThat(request.headers()).containsEntry("authorization", "Bearer token-1");
        JsonNode body = mapper.readTree(request.body());
        assertThat(body.at("/input/text").asText()).isEqualTo(TEXT);
        assertThat(body.at("/voice/name").asText()).isEqualTo("nova");
        assertThat(body.at("/audioConfig/audioEncoding").asText()).isEqualTo("MP3");
    }
}
