package io.coachup.speech.provider.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.tts.SpeechAudio;
import io.coachup.speech.tts.TextToSpeak;
import io.coachup.speech.tts.TtsProvider;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;

/** {@code POST /audio/speech}. */
@Singleton
final class OpenAiTts implements TtsProvider {

    private static final String DEFAULT_VOICE = "alloy";

    private final OpenAiEndpoint endpoint;
    private final OpenAiSpeechConfig config;
    private final ProviderHttp http;
    private final ObjectMapper mapper;

    OpenAiTts(OpenAiEndpoint endpoint, OpenAiSpeechConfig config, ProviderHttp http, ObjectMapper mapper) {
        this.endpoint = endpoint;
        this.config = config;
        this.http = http;
        this.mapper = mapper;
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
        return config.ttsModel();
    }

    @Override
    public List<String> problems() {
        return endpoint.problems();
    }

    @Override
    public SpeechAudio synthesize(TextToSpeak utterance, Duration timeLimit) {
        String voice = utterance.voiceId() == null ? config.voice().orElse(DEFAULT_VOICE) : utterance.voiceId();
        AudioType type = utterance.wavOggOrMpeg();
        String format =
                switch (type) {
                    case WAV -> "wav";
                    case OGG -> "opus";
                    default -> "mp3";
                };
        String body = mapper.createObjectNode()
                .put("model", config.ttsModel())
                .put("input", utterance.text())
                .put("voice", voice)
                .put("response_format", format)
                .toString();
        return new SpeechAudio(
                http.audio(
                        endpoint.request("/audio/speech")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)),
                        timeLimit),
                type,
                voice,
                config.ttsModel());
    }
}
