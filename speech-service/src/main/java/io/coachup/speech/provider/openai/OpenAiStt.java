package io.coachup.speech.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.provider.http.Multipart;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.stt.Language;
import io.coachup.speech.stt.RecognizedText;
import io.coachup.speech.stt.SttProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

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
    public List<String> problems() {
        return endpoint.problems();
    }

    @Override
    public boolean reads(AudioType type) {
        return switch (type) {
            case WEBM, WAV, MPEG, MP4, M4A, OGG, FLAC -> true;
            case AAC, AMR, AMR_WB -> false;
        };
    }

    @Override
    public RecognizedText transcribe(Recording recording, String languageHint, Duration timeLimit) {
        Multipart form = new Multipart()
                .field("model", config.sttModel())
                .field("response_format", "json")
                // The API takes ISO 639-1 codes.
                .field("language", Language.withoutRegion(languageHint))
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
        return new RecognizedText(
                answer.path("text").asText("").strip(),
                detected == null ? languageHint : detected,
                null,
                config.sttModel());
    }
}
