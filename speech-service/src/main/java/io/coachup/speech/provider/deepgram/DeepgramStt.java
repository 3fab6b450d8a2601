package io.coachup.speech.provider.deepgram;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.SettingProblems;
import io.coachup.speech.provider.http.BaseUrl;
import io.coachup.speech.provider.http.ProviderHttp;
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

/** {@code POST /v1/listen}. */
@Singleton
final class DeepgramStt implements SttProvider {

    private final DeepgramConfig config;
    private final ProviderHttp http;

    DeepgramStt(DeepgramConfig config, ProviderHttp http) {
        this.config = config;
        this.http = http;
    }

    @Override
    public String name() {
        return "deepgram";
    }

    @Override
    public String missing() {
        return config.apiKey().isPresent() ? null : "DEEPGRAM_API_KEY missing";
    }

    @Override
    public String model() {
        return config.model();
    }

    @Override
    public List<String> problems() {
        return new SettingProblems()
                .address("DEEPGRAM_BASE_URL", config.baseUrl())
                .secret("DEEPGRAM_API_KEY", config.apiKey())
                .all();
    }

    @Override
    public int attempts() {
        return Math.max(1, config.attempts());
    }

    @Override
    public Duration retryBase() {
        return Duration.ofMillis(Math.max(1, config.retryBaseMs()));
    }

    @Override
    public RecognizedText transcribe(Recording recording, String languageHint, Duration timeLimit) {
        String language = languageHint == null ? config.language() : languageHint;
        JsonNode answer = http.json(request(recording, language), timeLimit);
        JsonNode best = answer.at("/results/channels/0/alternatives/0");
        if (!answer.at("/results/channels").isArray()) {
            throw new ProviderException(
                    ProviderException.Kind.PERMANENT, "The provider's answer has no transcript", null);
        }
        return new RecognizedText(
                best.path("transcript").asText().strip(),
                language,
                best.path("confidence").isNumber() ? best.path("confidence").doubleValue() : null,
                config.model());
    }

    private HttpRequest.Builder request(Recording recording, String language) {
        String query = "?model=" + encoded(config.model()) + "&language=" + encoded(language) + "&punctuate=true";
        try {
            return HttpRequest.newBuilder(BaseUrl.of(config.baseUrl(), "/v1/listen" + query))
                    .header("Authorization", "Token " + config.apiKey().orElseThrow())
                    .header("Content-Type", recording.type().contentType())
                    .POST(BodyPublishers.ofFile(recording.file()));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
