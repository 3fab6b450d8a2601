package io.coachup.speech.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.speech.audio.AudioType;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.SttProviderContract;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.stt.SttProvider;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenAiSttTest extends SttProviderContract {

    @Override
    protected SttProvider provider(String baseUrl, ProviderHttp http) {
        return of(new OpenAiSettings(baseUrl + "/v1/", Optional.of("key-1")), http);
    }

    @Override
    protected SttProvider unconfigured(ProviderHttp http) {
        return of(new OpenAiSettings("http://localhost", Optional.empty()), http);
    }

    private static SttProvider of(OpenAiSettings settings, ProviderHttp http) {
        return new OpenAiStt(new OpenAiEndpoint(settings), settings, http);
    }

    @Override
    protected String missingVariable() {
        return "OPENAI_API_KEY";
    }

    @Override
    protected String success(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    @Override
    protected void assertWire(ScriptedPeer.Request request) {
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /v1/audio/transcriptions");
        assertThat(request.headers()).containsEntry("authorization", "Bearer key-1");
        String body = new String(request.body(), StandardCharsets.UTF_8);
        assertThat(body)
                .contains("name=\"model\"\r\n\r\nwhisper-1\r\n")
                .contains("name=\"language\"\r\n\r\nen\r\n")
                .contains(
                        "name=\"file\"; filename=\"audio.wav\"\r\nContent-Type: audio/wav\r\n\r\n" + AUDIO + "\r\n--");
        String boundary = request.headers().get("content-type").replaceFirst(".*boundary=", "");
        assertThat(body).endsWith("--" + boundary + "--\r\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"AMR", "AMR_WB", "AAC"})
    void whatItDoesNotKnowIsForAnotherProvider(AudioType type) {
        assertThat(provider(peer.url(), null).reads(type)).isFalse();
    }
}
