package io.coachup.speech.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.provider.http.Multipart;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.selection.ProviderException;
import io.coachup.speech.stt.SttProvider;
import io.coachup.speech.stt.Transcript;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** {@code POST /audio/transcriptions}. */
@Singleton
final class OpenAiStt implements SttProvider {

    private final OpenAiEndpoint endpoint;
    private final OpenAiSpeechConfig config;
    private final ProviderHttp http;

    OpenAiStt(OpenAiEndpoint endpoint, OpenAiSpeechConfig config, ProviderHttp http) {
        this.endpoint = endpoint;
        this.config = config;
        this.http = http;
    }

    @Override
    public String name() {
        return OpenAiEndpoint.NAME;
    }

    @Override
    public String missing() {
        return endpoint.missing();
    }

    @Override
    public String model() {
        return config.sttModel();
    }

    @Override
    public void check() {
        endpoint.check();
    }

    @Override
    public Transcript transcribe(Recording recording, String languageHint, Duration timeLimit) {
        Multipart form = new Multipart()
                .field("model", config.sttModel())
                .field("response_format", "json")
                .field("language", language(languageHint))
                .file(
                        "file",
                        "audio." + recording.type().extension(),
                        recording.type().contentType(),
                        recording.file());
        JsonNode answer = http.json(form.post(endpoint.request("/audio/transcriptions")), timeLimit);
        if (!answer.has("text")) {
            throw new ProviderException(ProviderException.Kind.PERMANENT, "The provider's answer has no text", null);
        }
        String detected = answer.path("language").textValue();
        return new Transcript(
                answer.path("text").asText("").strip(),
                detected == null ? languageHint : detected,
                null,
                config.sttModel());
    }

    /** The API takes ISO 639-1 codes: {@code en-US} is {@code en}. */
    private static String language(String hint) {
        return hint == null ? null : hint.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }
}
