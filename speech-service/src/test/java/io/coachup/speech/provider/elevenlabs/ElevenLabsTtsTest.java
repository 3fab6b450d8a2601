package io.coachup.speech.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.TtsProviderContract;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.tts.TtsProvider;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ElevenLabsTtsTest extends TtsProviderContract {

    private final ObjectMapper mapper = new ObjectMapper();

    private record Settings(String baseUrl, Optional<String> apiKey) implements ElevenLabsConfig {

        @Override
        public String model() {
            return "eleven_multilingual_v2";
        }

        @Override
        public String voice() {
            return "default-voice";
        }
    }

    @Override
    protected TtsProvider provider(String baseUrl, ProviderHttp http) {
        return new ElevenLabsTts(new Settings(baseUrl, Optional.of("key-1")), http, mapper);
    }

    @Override
    protected TtsProvider unconfigured(ProviderHttp http) {
        return new ElevenLabsTts(new Settings("http://localhost", Optional.empty()), http, mapper);
    }

    @Override
    protected String missingVariable() {
        return "ELEVENLABS_API_KEY";
    }

    @Test
    void aVoiceThatItDoesNotHaveMayBeAnotherProviders() {
        peer.then(ScriptedPeer.json(404, "{}"));

        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
    }

    @Override
    protected void assertWire(ScriptedPeer.Request request) throws IOException {
        assertThat(request.method() + " " + request.target())
                .isEqualTo("POST /v1/text-to-speech/nova/stream?output_format=mp3_44100_128");
        assertThat(request.headers()).containsEntry("xi-api-key", "key-1");
        assertThat(mapper.readTree(request.body()))
                .isEqualTo(mapper.createObjectNode().put("text", TEXT).put("model_id", "eleven_multilingual_v2"));
    }
}
