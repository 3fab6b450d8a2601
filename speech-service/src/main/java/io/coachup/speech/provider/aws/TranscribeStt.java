package io.coachup.speech.provider.aws;

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
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Amazon Transcribe's batch jobs: it reads the recording from S3, and is asked every second whether it is done. */
@Singleton
final class TranscribeStt implements SttProvider {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final String MODEL = "batch";

    private final AwsSpeechConfig config;
    private final AwsRequests requests;
    private final ProviderHttp http;
    private final ObjectMapper mapper;

    TranscribeStt(AwsSpeechConfig config, AwsRequests requests, ProviderHttp http, ObjectMapper mapper) {
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
        return name.equals("aws") || name.equals("transcribe");
    }

    @Override
    public String missing() {
        return config.bucket().isPresent() ? config.missing() : "S3_BUCKET_AUDIO missing";
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public void check() {
        AwsCheck.check(config);
    }

    /** A repeated job would be paid twice. */
    @Override
    public int attempts() {
        return 1;
    }

    @Override
    public Transcript transcribe(Recording recording, String languageHint, Duration timeLimit) {
        if (recording.objectKey() == null) {
            throw new ProviderException(Kind.UNFIT, "The recording is not stored", null);
        }
        long deadline = System.nanoTime() + timeLimit.toNanos();
        String language = languageHint == null ? config.transcribeLanguage() : languageHint;
        String job = "coachup-" + UUID.randomUUID();
        ObjectNode start =
                mapper.createObjectNode().put("TranscriptionJobName", job).put("LanguageCode", language);
        start.putObject("Media")
                .put("MediaFileUri", "s3://" + config.bucket().orElseThrow() + "/" + recording.objectKey());
        JsonNode state = call("StartTranscriptionJob", start, left(deadline));
        while (!state.at("/TranscriptionJob/TranscriptionJobStatus").asText().equals("COMPLETED")) {
            if (state.at("/TranscriptionJob/TranscriptionJobStatus").asText().equals("FAILED")) {
                throw new ProviderException(Kind.PERMANENT, "The transcription job failed", null);
            }
            pause(left(deadline));
            state = call(
                    "GetTranscriptionJob", mapper.createObjectNode().put("TranscriptionJobName", job), left(deadline));
        }
        String result =
                state.at("/TranscriptionJob/Transcript/TranscriptFileUri").asText();
        JsonNode document = http.json(HttpRequest.newBuilder(URI.create(result)), left(deadline));
        JsonNode text = document.at("/results/transcripts/0/transcript");
        if (!text.isTextual()) {
            throw new ProviderException(Kind.PERMANENT, "The provider's answer has no transcript", null);
        }
        return new Transcript(text.textValue().strip(), language, null, MODEL);
    }

    private JsonNode call(String operation, ObjectNode body, Duration limit) {
        Map<String, String> headers =
                Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "Transcribe." + operation);
        return http.json(requests.post("transcribe", "/", body.toString(), headers), limit, AwsErrors::meaning);
    }

    private static Duration left(long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
            throw new ProviderException(Kind.TIMEOUT, "The transcription job took too long", null);
        }
        return left;
    }

    private static void pause(Duration left) {
        try {
            Thread.sleep(left.compareTo(POLL) < 0 ? left : POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Kind.TIMEOUT, "Interrupted", e);
        }
    }
}
