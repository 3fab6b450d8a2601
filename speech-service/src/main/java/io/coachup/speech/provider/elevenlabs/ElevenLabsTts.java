package io.coachup.speech.provider.elevenlabs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.tts.Speech;
import io.coachup.speech.tts.TtsProvider;
import io.coachup.speech.tts.Utterance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** {@code POST /v1/text-to-speech/{voice}/stream}; MP3 whatever is wished, because every plan has it. */
@Singleton
final class ElevenLabsTts implements TtsProvider {

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
    public Speech synthesize(Utterance utterance, Duration timeLimit) {
        String voice = utterance.voiceId() == null ? config.voice() : utterance.voiceId();
        String path = "/v1/text-to-speech/" + URLEncoder.encode(voice, StandardCharsets.UTF_8)
                + "/stream?output_format=mp3_44100_128";
        String body = mapper.createObjectNode()
                .put("text", utterance.text())
                .put("model_id", config.model())
                .toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.baseUrl() + path))
                .header("xi-api-key", config.apiKey().orElseThrow())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return new Speech(http.audio(request, timeLimit), AudioType.MPEG, voice, config.model());
    }
}
