package io.coachup.speech.provider.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
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
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Amazon Transcribe's batch jobs: it reads the recording from S3, and is asked every second whether it is done. */
@Singleton
final class TranscribeStt implements SttProvider {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration DELETE_LIMIT = Duration.ofSeconds(1);
    private static final String MODEL = "batch";
    private static final String COMPLETED = "COMPLETED";
    private static final List<String> NOT_OF_INPUT = List.of("access", "permission", "role", "internal", "bucket");
    private static final Set<String> OVER = Set.of(COMPLETED, "FAILED");

    private final AwsSpeechConfig config;
    private final AwsRequests requests;
    private final ProviderHttp http;
    private final ObjectMapper mapper;
    private final EventLog log;
    private final CurrentRequest current;

    TranscribeStt(
            AwsSpeechConfig config,
            AwsRequests requests,
            ProviderHttp http,
            ObjectMapper mapper,
            EventLog log,
            CurrentRequest current) {
        this.config = config;
        this.requests = requests;
        this.http = http;
        this.mapper = mapper;
        this.log = log;
        this.current = current;
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
    public List<String> problems() {
        return AwsCheck.problems(config);
    }

    /** A repeated job would be paid twice. */
    @Override
    public int attempts() {
        return 1;
    }

    @Override
    public boolean reads(AudioType type) {
        return type != AudioType.AAC;
    }

    @Override
    public RecognizedText transcribe(Recording recording, String languageHint, Duration timeLimit) {
        if (recording.objectKey() == null) {
            throw new ProviderException(Kind.UNFIT, "The recording is not stored", null);
        }
        Deadline deadline = Deadline.after(timeLimit);
        String language = Language.withRegion(languageHint, config.transcribeLanguage());
        String job = "coachup-" + UUID.randomUUID();
        // Its types are called like our extensions; what its key ends with may be another one.
        ObjectNode start = named(job)
                .put("LanguageCode", language)
                .put("MediaFormat", recording.type().extension());
        start.putObject("Media")
                .put("MediaFileUri", "s3://" + config.bucket().orElseThrow() + "/" + recording.objectKey());
        JsonNode ended = ended(job, call("StartTranscriptionJob", start, left(deadline)), deadline);
        try {
            return new RecognizedText(text(ended, deadline), language, null, MODEL);
        } finally {
            delete(job);
        }
    }

    /** The job once it is over. One that outlasts the deadline can't be deleted: AWS keeps it for 90 days. */
    private JsonNode ended(String job, JsonNode started, Deadline deadline) {
        JsonNode state = started;
        while (!OVER.contains(status(state))) {
            pause(left(deadline));
            state = call("GetTranscriptionJob", named(job), left(deadline));
        }
        return state;
    }

    private String text(JsonNode ended, Deadline deadline) {
        if (!status(ended).equals(COMPLETED)) {
            throw new ProviderException(reason(ended), "The transcription job failed", null);
        }
        JsonNode document = http.json(result(ended), left(deadline));
        JsonNode text = document.at("/results/transcripts/0/transcript");
        if (!document.at("/results/transcripts").isArray()) {
            throw new ProviderException(Kind.PERMANENT, "The provider's answer has no transcript", null);
        }
        return text.asText().strip();
    }

    /** Jobs fail because of their recording, unless the bucket can't be read or something is wrong inside. */
    private static Kind reason(JsonNode ended) {
        String reason = ended.at("/TranscriptionJob/FailureReason").asText().toLowerCase(Locale.ROOT);
        return NOT_OF_INPUT.stream().anyMatch(reason::contains) ? Kind.PERMANENT : Kind.REFUSED;
    }

    private static HttpRequest.Builder result(JsonNode ended) {
        try {
            return HttpRequest.newBuilder(BaseUrl.of(
                    ended.at("/TranscriptionJob/Transcript/TranscriptFileUri").asText()));
        } catch (IllegalArgumentException e) {
            throw new ProviderException(Kind.PERMANENT, "The provider's answer has no address of a transcript", e);
        }
    }

    /** Deletes a job, and with it what AWS keeps of what was said. */
    private void delete(String job) {
        try {
            http.tell(request("DeleteTranscriptionJob", named(job)), DELETE_LIMIT);
        } catch (ProviderException e) {
            log.warn(LogEvent.named(LogService.NEXT, "transcribe_delete_error")
                    .with("requestId", current.requestId())
                    .error("provider_failed", e.getMessage()));
        }
    }

    private static String status(JsonNode state) {
        return state.at("/TranscriptionJob/TranscriptionJobStatus").asText();
    }

    private ObjectNode named(String job) {
        return mapper.createObjectNode().put("TranscriptionJobName", job);
    }

    private JsonNode call(String operation, ObjectNode body, Duration limit) {
        return http.json(request(operation, body), limit, AwsErrors::meaning);
    }

    private HttpRequest.Builder request(String operation, ObjectNode body) {
        Map<String, String> headers =
                Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "Transcribe." + operation);
        return requests.post("transcribe", "/", body.toString(), headers);
    }

    private static Duration left(Deadline deadline) {
        if (deadline.isOver()) {
            throw new ProviderException(Kind.TIMEOUT, "The transcription job took too long", null);
        }
        return deadline.left();
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
