package io.coachup.speech.provider.elevenlabs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.failover.SettingProblems;
import io.coachup.speech.provider.http.BaseUrl;
import io.coachup.speech.provider.http.ErrorAnswer;
import io.coachup.speech.provider.http.ErrorMeaning;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.tts.SpeechAudio;
import io.coachup.speech.tts.TextToSpeak;
import io.coachup.speech.tts.TtsProvider;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code POST /v1/text-to-speech/{voice}/stream}; MP3 whatever is wished, because every plan has it. */
@Singleton
final class ElevenLabsTts implements TtsProvider {

    /** Not in one's plan, not one's own, not there. */
    private static final Set<Integer> NOT_TO_BE_HAD = Set.of(402, 403, 404);

    private final ElevenLabsConfig config;
    private final ProviderHttp http;
    private final ObjectMapper mapper;

    ElevenLabsTts(ElevenLabsConfig config, ProviderHttp http, ObjectMapper mapper) {
        this.config = config;
        this.http = http;
        this.mapper = mapper;
    }

    @Override
    public String name() {
        return "elevenlabs";
    }

    @Override
    public String missing() {
        return config.apiKey().isPresent() ? null : "ELEVENLABS_API_KEY missing";
    }

    @Override
    public String model() {
        return config.model();
    }

    @Override
    public List<String> problems() {
        return new SettingProblems()
                .address("ELEVENLABS_BASE_URL", config.baseUrl())
                .secret("ELEVENLABS_API_KEY", config.apiKey())
                .all();
    }

    @Override
    public SpeechAudio synthesize(TextToSpeak utterance, Duration timeLimit) {
        String voice = utterance.voiceId() == null ? config.voice() : utterance.voiceId();
        String path = "/v1/text-to-speech/" + URLEncoder.encode(voice, StandardCharsets.UTF_8)
                + "/stream?output_format=mp3_44100_128";
        String body = mapper.createObjectNode()
                .put("text", utterance.text())
                .put("model_id", config.model())
                .toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(BaseUrl.of(config.baseUrl(), path))
                .header("xi-api-key", config.apiKey().orElseThrow())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        ErrorMeaning meaning = utterance.voiceId() == null ? ErrorMeaning.BY_STATUS : ElevenLabsTts::ofForeignVoice;
        return new SpeechAudio(http.audio(request, timeLimit, meaning), AudioType.MPEG, voice, config.model());
    }

    /** The voice is in the address: what is not to be had is a voice that the caller chose. */
    private static Kind ofForeignVoice(ErrorAnswer answer) {
        return NOT_TO_BE_HAD.contains(answer.status()) ? Kind.REFUSED : ErrorMeaning.BY_STATUS.of(answer);
    }
}
