package io.coachup.speech.provider.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.selection.ProviderException;
import io.coachup.speech.selection.ProviderException.Kind;
import io.coachup.speech.stt.SttProvider;
import io.coachup.speech.stt.Transcript;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;

/** {@code POST /v1/speech:recognize}, which takes audio of at most 10 MB in its body. */
@Singleton
final class GoogleStt implements SttProvider {

    private static final long MAX_BYTES = 10_000_000;
    private static final int OPUS_HERTZ = 48_000;
    private static final String MODEL = "default";

    private final GoogleConfig config;
    private final GoogleApi api;
    private final ObjectMapper mapper;

    GoogleStt(GoogleConfig config, GoogleApi api, ObjectMapper mapper) {
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
        return MODEL;
    }

    @Override
    public void check() {
        config.check();
    }

    @Override
    public Transcript transcribe(Recording recording, String languageHint, Duration timeLimit) {
        if (recording.bytes() > MAX_BYTES) {
            throw new ProviderException(Kind.UNFIT, "More than " + MAX_BYTES + " bytes of audio", null);
        }
        String language = languageHint == null ? config.sttLanguage() : languageHint;
        JsonNode answer = api.post(
                config.sttBaseUrl() + "/v1/speech:recognize",
                body(recording, language),
                timeLimit,
                ProviderHttp.TEXT_MAX_BYTES);
        if (!answer.isEmpty() && !answer.has("results") && !answer.has("totalBilledTime")) {
            throw new ProviderException(Kind.PERMANENT, "The provider's answer has no results", null);
        }
        StringBuilder text = new StringBuilder();
        answer.path("results")
                .forEach(result ->
                        text.append(result.at("/alternatives/0/transcript").asText()));
        JsonNode confidence = answer.at("/results/0/alternatives/0/confidence");
        return new Transcript(
                text.toString().strip(), language, confidence.isNumber() ? confidence.doubleValue() : null, MODEL);
    }

    private String body(Recording recording, String language) {
        ObjectNode body = mapper.createObjectNode();
        ObjectNode settings =
                body.putObject("config").put("languageCode", language).put("enableAutomaticPunctuation", true);
        // A WAV says in its header what it is.
        switch (recording.type()) {
            case WEBM -> settings.put("encoding", "WEBM_OPUS").put("sampleRateHertz", OPUS_HERTZ);
            case OGG -> settings.put("encoding", "OGG_OPUS").put("sampleRateHertz", OPUS_HERTZ);
            case MPEG -> settings.put("encoding", "MP3");
            case WAV, MP4, M4A -> settings.put("encoding", "ENCODING_UNSPECIFIED");
        }
        try {
            body.putObject("audio").put("content", Files.readAllBytes(recording.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toString();
    }
}
