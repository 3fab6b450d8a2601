package io.coachup.speech.provider.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.http.Base64Stream;
import io.coachup.speech.provider.http.BaseUrl;
import io.coachup.speech.stt.Language;
import io.coachup.speech.stt.RecognizedText;
import io.coachup.speech.stt.SttProvider;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** {@code POST /v1/speech:recognize}, which takes audio of at most 10 MB in its body. */
@Singleton
final class GoogleStt implements SttProvider {

    private static final long MAX_BYTES = 10_000_000;
    private static final int OPUS_HERTZ = 48_000;
    private static final int AMR_HERTZ = 8000;
    private static final int AMR_WB_HERTZ = 16_000;
    private static final String MODEL = "default";

    /** Where the body ends when its last value is a text. */
    private static final String AFTER_CONTENT = "\"}}";

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
    public List<String> problems() {
        return config.problems();
    }

    @Override
    public boolean reads(AudioType type) {
        return type != AudioType.AAC;
    }

    @Override
    public RecognizedText transcribe(Recording recording, String languageHint, Duration timeLimit) {
        if (recording.bytes() > MAX_BYTES) {
            throw new ProviderException(Kind.UNFIT, "More than " + MAX_BYTES + " bytes of audio", null);
        }
        String language = Language.withRegion(languageHint, config.sttLanguage());
        JsonNode answer = api.post(
                BaseUrl.of(config.sttBaseUrl(), "/v1/speech:recognize").toString(),
                body(recording, language),
                timeLimit);
        if (!answer.isEmpty() && !answer.has("results") && !answer.has("totalBilledTime")) {
            throw new ProviderException(Kind.PERMANENT, "The provider's answer has no results", null);
        }
        StringBuilder text = new StringBuilder();
        answer.path("results")
                .forEach(result ->
                        text.append(result.at("/alternatives/0/transcript").asText()));
        JsonNode confidence = answer.at("/results/0/alternatives/0/confidence");
        return new RecognizedText(
                text.toString().strip(), language, confidence.isNumber() ? confidence.doubleValue() : null, MODEL);
    }

    /** The recording is encoded while it is sent: it is never in memory. */
    private BodyPublisher body(Recording recording, String language) {
        ObjectNode body = mapper.createObjectNode();
        ObjectNode settings =
                body.putObject("config").put("languageCode", language).put("enableAutomaticPunctuation", true);
        // A WAV says in its header what it is.
        switch (recording.type()) {
            case WEBM -> settings.put("encoding", "WEBM_OPUS").put("sampleRateHertz", OPUS_HERTZ);
            case OGG -> settings.put("encoding", "OGG_OPUS").put("sampleRateHertz", OPUS_HERTZ);
            case MPEG -> settings.put("encoding", "MP3");
            case AMR -> settings.put("encoding", "AMR").put("sampleRateHertz", AMR_HERTZ);
            case AMR_WB -> settings.put("encoding", "AMR_WB").put("sampleRateHertz", AMR_WB_HERTZ);
            case FLAC -> settings.put("encoding", "FLAC");
            case WAV, MP4, M4A, AAC -> settings.put("encoding", "ENCODING_UNSPECIFIED");
        }
        body.putObject("audio").put("content", "");
        String json = body.toString();
        byte[] head = json.substring(0, json.length() - AFTER_CONTENT.length()).getBytes(StandardCharsets.UTF_8);
        byte[] tail = AFTER_CONTENT.getBytes(StandardCharsets.UTF_8);
        long length = head.length + Base64Stream.length(recording.bytes()) + tail.length;
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> around(head, recording.file(), tail)), length);
    }

    private static InputStream around(byte[] head, Path file, byte[] tail) {
        try {
            InputStream audio = new Base64Stream(Files.newInputStream(file));
            return new SequenceInputStream(Collections.enumeration(
                    List.of(new ByteArrayInputStream(head), audio, new ByteArrayInputStream(tail))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
