package io.coachup.speech.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.speech.audio.AudioType;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.SttProviderContract;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.stt.SttProvider;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AzureSttTest extends SttProviderContract {

    @Override
    protected SttProvider provider(String baseUrl, ProviderHttp http) {
        return new AzureStt(new AzureSettings(Optional.of("key-1"), baseUrl), http);
    }

    @Override
    protected SttProvider unconfigured(ProviderHttp http) {
        return new AzureStt(new AzureSettings(Optional.empty(), "http://localhost"), http);
    }

    @Override
    protected String missingVariable() {
        return "AZURE_SPEECH_KEY";
    }

    @Override
    protected String success(String text) {
        return """
                {"RecognitionStatus":"Success","Offset":0,"Duration":15000000,
                "NBest":[{"Confidence":0.97,"Lexical":"x","Display":"%s"}]}"""
                .formatted(text);
    }

    @Test
    void aRecordingOfMoreThanAMinuteIsForAnotherProvider() {
        assertThat(failure(100, Duration.ofMillis(60_001)).kind()).isEqualTo(Kind.UNFIT);
        assertThat(peer.requests()).isEmpty();
    }

    @Override
    protected void assertWire(ScriptedPeer.Request request) {
        assertThat(request.method() + " " + request.target())
                .isEqualTo("POST /speech/recognition/conversation/cognitiveservices/v1?format=detailed&language=en-US");
        assertThat(request.headers())
                .containsEntry("ocp-apim-subscription-key", "key-1")
                .containsEntry("content-type", "audio/wav");
        assertThat(request.text()).isEqualTo(AUDIO);
    }

    @ParameterizedTest
    @EnumSource(names = {"AMR", "AMR_WB", "AAC"})
    void whatItDoesNotKnowIsForAnotherProvider(AudioType type) {
        assertThat(provider(peer.url(), null).reads(type)).isFalse();
    }
}
