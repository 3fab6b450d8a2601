package io.coachup.speech.provider.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.selection.ProviderException;
import io.coachup.speech.selection.ProviderException.Kind;
import io.coachup.speech.tts.Speech;
import io.coachup.speech.tts.TtsProvider;
import io.coachup.speech.tts.Utterance;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;

/** {@code POST /v1/text:synthesize}: the audio comes at once, inside JSON. */
@Singleton
final class GoogleTts implements TtsProvider {

    private final GoogleConfig config;
    private final GoogleApi api;
    private final ObjectMapper mapper;

    GoogleTts(GoogleConfig config, GoogleApi api, ObjectMapper mapper) {
        this.config = config;
        this.api = api;
        this.mapper = mapper;
    }

    @Override
    public String name() {
        return "google";
    }

    @Override
    public String missing() {
        return config.missing();
    }

    @Override
    public String model() {
        return tier(config.ttsVoice().orElse(null));
    }

    @Override
    public void check() {
        config.check();
    }

    @Override
    public Speech synthesize(Utterance utterance, Duration timeLimit) {
        String voice = utterance.voiceId() == null ? config.ttsVoice().orElse(null) : utterance.voiceId();
        AudioType type = utterance.wavOggOrMpeg();
        String encoding =
                switch (type) {
                    case WAV -> "LINEAR16";
                    case OGG -> "OGG_OPUS";
                    default -> "MP3";
                };
        ObjectNode body = mapper.createObjectNode();
        body.putObject("input").put("text", utterance.text());
        ObjectNode wished = body.putObject("voice").put("languageCode", config.ttsLanguage());
        if (voice != null) {
            wished.put("name", voice);
        }
        body.putObject("audioConfig").put("audioEncoding", encoding);
        JsonNode answer = api.post(
                config.ttsBaseUrl() + "/v1/text:synthesize", body.toString(), timeLimit, ProviderHttp.AUDIO_MAX_BYTES);
        return new Speech(new ByteArrayInputStream(audio(answer)), type, voice, tier(voice));
    }

    /** The price follows from the voice's name: {@code neural2} of {@code en-US-Neural2-C}. */
    private static String tier(String voice) {
        if (voice == null) {
            return "standard";
        }
        String[] parts = voice.split("-", 4);
        return parts.length < 4 ? "other" : parts[2].toLowerCase(Locale.ROOT);
    }

    private static byte[] audio(JsonNode answer) {
        try {
            byte[] audio =
                    Base64.getDecoder().decode(answer.path("audioContent").asText());
            if (audio.length > 0) {
                return audio;
            }
        } catch (IllegalArgumentException e) {
            throw new ProviderException(Kind.PERMANENT, "The provider's audio can't be read", e);
        }
        throw answer.has("audioContent")
                ? new ProviderException(Kind.REFUSED, "The provider said nothing", null)
                : new ProviderException(Kind.PERMANENT, "The provider's answer has no audio", null);
    }
}
