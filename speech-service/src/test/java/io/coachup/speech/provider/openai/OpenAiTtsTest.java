package io.coachup.speech.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.TtsProviderContract;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.tts.TtsProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

class OpenAiTtsTest extends TtsProviderContract {

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    protected TtsProvider provider(String baseUrl, ProviderHttp http) {
        return of(new OpenAiSettings(baseUrl + "/v1", Optional.of("key-1")), http);
    }

    @Override
    protected TtsProvider unconfigured(ProviderHttp http) {
        return of(new OpenAiSettings("http://localhost", Optional.empty()), http);
    }

    private TtsProvider of(OpenAiSettings settings, ProviderHttp http) {
        return new OpenAiTts(new OpenAiEndpoint(settings), settings, http, mapper);
    }

    @Override
    protected String missingVariable() {
        return "OPENAI_API_KEY";
    }

    @Override
    protected void assertWire(ScriptedPeer.Request request) {
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /v1/audio/speech");
        assertThat(request.headers()).containsEntry("authorization", "Bearer key-1");
        try {
            JsonNode body = mapper.readTree(request.body());
            assertThat(body)
                    .isEqualTo(mapper.createObjectNode()
                            .put("model", "gpt-4o-mini-tts")
                            .put("input", TEXT)
                            .put("voice", "nova")
                            .put("response_format", "mp3"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
