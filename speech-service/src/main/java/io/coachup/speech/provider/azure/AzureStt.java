package io.coachup.speech.provider.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.http.BaseUrl;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.stt.Language;
import io.coachup.speech.stt.RecognizedText;
import io.coachup.speech.stt.SttProvider;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The REST API for short audio, of at most a minute. */
@Singleton
final class AzureStt implements SttProvider {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String MODEL = "short-audio";
    private static final String PATH =
            "/speech/recognition/conversation/cognitiveservices/v1?format=detailed&language=";

    /** Silence, noise, or a dictation without a word. */
    private static final Set<String> NOTHING_HEARD =
            Set.of("NoMatch", "InitialSilenceTimeout", "BabbleTimeout", "EndOfDictation");

    private final AzureConfig config;
    private final ProviderHttp http;

    AzureStt(AzureConfig config, ProviderHttp http) {
        this.config = config;
        this.http = http;
    }

    @Override
    public String name() {
        return "azure";
    }

    @Override
    public String missing() {
        return config.missing();
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public List<String> problems() {
        return config.problems();
    }

    @Override
    public boolean reads(AudioType type) {
        return switch (type) {
            case WEBM, WAV, MPEG, MP4, M4A, OGG -> true;
            case FLAC, AAC, AMR, AMR_WB -> false;
        };
    }

    @Override
    public RecognizedText transcribe(Recording recording, String languageHint, Duration timeLimit) {
        if (recording.duration().compareTo(LONGEST) > 0) {
            throw new ProviderException(Kind.UNFIT, "More than a minute of audio", null);
        }
        String language = Language.withRegion(languageHint, config.sttLanguage());
        JsonNode answer = http.json(request(recording, language), timeLimit);
        String status = answer.path("RecognitionStatus").asText();
        if (NOTHING_HEARD.contains(status)) {
            return new RecognizedText("", language, null, MODEL);
        }
        JsonNode best = answer.at("/NBest/0");
        String text = best.path("Display").asText(answer.path("DisplayText").asText(null));
        if (status.equals("Error")) {
            throw new ProviderException(Kind.TRANSIENT, "The provider failed inside", null);
        }
        if (!status.equals("Success") || text == null) {
            throw new ProviderException(Kind.PERMANENT, "The provider recognized nothing", null);
        }
        Double confidence =
                best.path("Confidence").isNumber() ? best.path("Confidence").doubleValue() : null;
        return new RecognizedText(text.strip(), language, confidence, MODEL);
    }

    private HttpRequest.Builder request(Recording recording, String language) {
        String base = config.sttBaseUrl()
                .orElseGet(() -> "https://" + config.region().orElseThrow() + ".stt.speech.microsoft.com");
        try {
            return HttpRequest.newBuilder(BaseUrl.of(base, PATH + URLEncoder.encode(language, StandardCharsets.UTF_8)))
                    .header("Ocp-Apim-Subscription-Key", config.key().orElseThrow())
                    .header("Content-Type", contentType(recording.type()))
                    .POST(BodyPublishers.ofFile(recording.file()));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentType(AudioType type) {
        return type == AudioType.WEBM || type == AudioType.OGG
                ? type.contentType() + "; codecs=opus"
                : type.contentType();
    }
}
