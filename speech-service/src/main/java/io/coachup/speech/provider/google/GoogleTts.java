package io.coachup.speech.provider.google;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.http.BaseUrl;
import io.coachup.speech.spool.AudioTarget;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.spool.SpooledAudio;
import io.coachup.speech.tts.SpeechAudio;
import io.coachup.speech.tts.TextToSpeak;
import io.coachup.speech.tts.TtsProvider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code POST /v1/text:synthesize}: the audio comes at once, inside JSON. */
@Singleton
final class GoogleTts implements TtsProvider {

    private final GoogleConfig config;
    private final GoogleApi api;
    private final ObjectMapper mapper;
    private final Spool spool;

    GoogleTts(GoogleConfig config, GoogleApi api, ObjectMapper mapper, Spool spool) {
        this.spool = spool;
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
    public List<String> problems() {
        return config.problems();
    }

    @Override
    public SpeechAudio synthesize(TextToSpeak utterance, Duration timeLimit) {
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
        InputStream answer = api.stream(
                BaseUrl.of(config.ttsBaseUrl(), "/v1/text:synthesize").toString(),
                BodyPublishers.ofString(body.toString()),
                timeLimit);
        SpooledAudio audio = spool.fill(target -> decode(answer, target));
        try {
            return new SpeechAudio(audio.read(), type, voice, tier(voice));
        } catch (IOException e) {
            audio.close();
            throw new UncheckedIOException(e);
        }
    }

    /** The price follows from the voice's name: {@code neural2} of {@code en-US-Neural2-C}. */
    private static String tier(String voice) {
        if (voice == null) {
            return "standard";
        }
        String[] parts = voice.split("-", 4);
        return parts.length < 4 ? "other" : parts[2].toLowerCase(Locale.ROOT);
    }

    /** Writes what is in {@code audioContent}, which is never in memory as a whole. */
    private long decode(InputStream answer, AudioTarget target) {
        try (answer;
                JsonParser json = mapper.createParser(answer)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ProviderException(Kind.PERMANENT, "The provider's answer is no object", null);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean audio = json.currentName().equals("audioContent");
                if (json.nextToken() == JsonToken.VALUE_STRING && audio) {
                    return decoded(json, target);
                }
                json.skipChildren();
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ProviderException(Kind.PERMANENT, "The provider's audio can't be read", e);
        } catch (IOException e) {
            throw SpeechAudio.failure(e);
        }
        throw new ProviderException(Kind.PERMANENT, "The provider's answer has no audio", null);
    }

    private static long decoded(JsonParser json, AudioTarget target) throws IOException {
        long bytes;
        try (OutputStream audio = target.open()) {
            bytes = json.readBinaryValue(audio);
        }
        if (bytes == 0) {
            throw new ProviderException(Kind.REFUSED, "The provider said nothing", null);
        }
        return bytes;
    }
}
