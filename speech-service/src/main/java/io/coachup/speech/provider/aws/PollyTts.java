package io.coachup.speech.provider.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.tts.SpeechAudio;
import io.coachup.speech.tts.TextToSpeak;
import io.coachup.speech.tts.TtsProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Amazon Polly: MP3 or Ogg, because its PCM has no container. */
@Singleton
final class PollyTts implements TtsProvider {

    private final AwsSpeechConfig config;
    private final AwsRequests requests;
    private final ProviderHttp http;
    private final ObjectMapper mapper;

    PollyTts(AwsSpeechConfig config, AwsRequests requests, ProviderHttp http, ObjectMapper mapper) {
        this.config = config;
        this.requests = requests;
        this.http = http;
        this.mapper = mapper;
    }

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public boolean answersTo(String name) {
        return name.equals("aws") || name.equals("polly");
    }

    @Override
    public String missing() {
        return config.missing();
    }

    @Override
    public String model() {
        return config.pollyEngine();
    }

    @Override
    public List<String> problems() {
        return AwsCheck.problems(config);
    }

    @Override
    public SpeechAudio synthesize(TextToSpeak utterance, Duration timeLimit) {
        boolean ogg = utterance.type() == AudioType.OGG;
        String voice = utterance.voiceId() == null ? config.pollyVoice() : utterance.voiceId();
        String body = mapper.createObjectNode()
                .put("Text", utterance.text())
                .put("VoiceId", voice)
                .put("OutputFormat", ogg ? "ogg_vorbis" : "mp3")
                .put("Engine", config.pollyEngine())
                .toString();
        return new SpeechAudio(
                http.audio(
                        requests.post("polly", "/v1/speech", body, Map.of("Content-Type", "application/json")),
                        timeLimit,
                        AwsErrors::meaning),
                ogg ? AudioType.OGG : AudioType.MPEG,
                voice,
                config.pollyEngine());
    }
}
