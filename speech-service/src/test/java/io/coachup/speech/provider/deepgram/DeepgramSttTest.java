package io.coachup.speech.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.speech.audio.AudioType;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.SttProviderContract;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.stt.SttProvider;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepgramSttTest extends SttProviderContract {

    private record Settings(String baseUrl, Optional<String> apiKey) implements DeepgramConfig {

        @Override
        public String model() {
            return "nova-2";
        }

        @Override
        public String language() {
            return "de-DE";
        }

        @Override
        public int attempts() {
            return 3;
        }

        @Override
        public int retryBaseMs() {
            return 250;
        }
    }

    @Override
    protected SttProvider provider(String baseUrl, ProviderHttp http) {
        return new DeepgramStt(new Settings(baseUrl, Optional.of("key-1")), http);
    }

    @Override
    protected SttProvider unconfigured(ProviderHttp http) {
        return new DeepgramStt(new Settings("http://localhost", Optional.empty()), http);
    }

    @Override
    protected String missingVariable() {
        return "DEEPGRAM_API_KEY";
    }

    @Override
    protected String success(String text) {
        return """
                {"metadata":{"duration":1.5},"results":{"channels":[{"alternatives":[
                {"transcript":"%s","confidence":0.98,"words":[]}]}]}}"""
                .formatted(text);
    }

    @Override
    protected void assertWire(ScriptedPeer.Request request) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/v1/listen?model=nova-2&language=en-US&punctuate=true");
        assertThat(request.headers())
                .containsEntry("authorization", "Token key-1")
                .containsEntry("content-type", "audio/wav");
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo(AUDIO);
    }

    /** A file says itself what it is: an encoding is for audio without a head. */
    @ParameterizedTest
    @CsvSource({"AMR, audio/amr", "AMR_WB, audio/amr-wb"})
    void eitherAmrIsCalledByItsName(AudioType type, String contentType) {
        ScriptedPeer.Request request = sentFor(type);

        assertThat(request.headers()).containsEntry("content-type", contentType);
        assertThat(request.target()).doesNotContain("encoding");
    }
}
