package io.coachup.speech.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.TtsProviderContract;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.tts.TtsProvider;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class AzureTtsTest extends TtsProviderContract {

    @Override
    protected TtsProvider provider(String baseUrl, ProviderHttp http) {
        return new AzureTts(new AzureSettings(Optional.of("key-1"), baseUrl), http);
    }

    @Override
    protected TtsProvider unconfigured(ProviderHttp http) {
        return new AzureTts(new AzureSettings(Optional.empty(), "http://localhost"), http);
    }

    @Override
    protected String missingVariable() {
        return "AZURE_SPEECH_KEY";
    }

    @Override
    protected void assertWire(ScriptedPeer.Request request) {
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /cognitiveservices/v1");
        assertThat(request.headers())
                .containsEntry("ocp-apim-subscription-key", "key-1")
                .containsEntry("content-type", "application/ssml+xml")
                .containsEntry("x-microsoft-outputformat", "audio-24khz-160kbitrate-mono-mp3");
        assertThat(new String(request.body(), StandardCharsets.UTF_8))
                .isEqualTo("<speak version=\"1.0\" xml:lang=\"en-US\"><voice name=\"nova\">"
                        + "You said &quot;hello&quot; – breathe in.</voice></speak>");
    }
}
