package io.coachup.speech.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.logging.EventLog;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.http.ProviderHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Four requests a transcript, so the contract of the one-request providers does not fit. */
@Timeout(20)
class TranscribeSttTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final ScriptedPeer.Script DONE = ScriptedPeer.answer(200, "application/x-amz-json-1.1", new byte[0]);

    private final ObjectMapper mapper = new ObjectMapper();
    private final ScriptedPeer peer = new ScriptedPeer();
    private final TranscribeStt provider = provider(Optional.of("key-1"));

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void aJobIsStartedAwaitedAndRead() throws Exception {
        peer.then(
                status("IN_PROGRESS", ""),
                status("COMPLETED", peer.url() + "/result.json"),
                ScriptedPeer.json(200, "{\"results\":{\"transcripts\":[{\"transcript\":\"hello there\"}]}}"),
                DONE);

        assertThat(provider.transcribe(recording("audio/key"), null, LIMIT).text())
                .isEqualTo("hello there");

        ScriptedPeer.Request start = peer.requests().get(0);
        assertThat(start.headers()).containsEntry("x-amz-target", "Transcribe.StartTranscriptionJob");
        assertThat(start.headers().get("authorization")).contains("/eu-west-1/transcribe/aws4_request");
        assertThat(mapper.readTree(start.body()).at("/Media/MediaFileUri").asText())
                .isEqualTo("s3://recordings/audio/key");
        assertThat(peer.requests().get(1).headers()).containsEntry("x-amz-target", "Transcribe.GetTranscriptionJob");
        assertThat(peer.requests().get(2).headers()).doesNotContainKey("authorization");
        assertThat(peer.requests()).hasSize(4);
        assertDeleted(mapper.readTree(start.body()).path("TranscriptionJobName").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                                      | REFUSED",
                "Unsupported audio format                                              | REFUSED",
                "The sample rate provided does not match the detected sample rate      | REFUSED",
                "The data access role does not have permission to read the object      | PERMANENT",
                "Internal failure                                                      | PERMANENT",
            })
    void aFailedJobIsTheRecordingsFaultUnlessItSaysOtherwiseAndDeletedToo(String reason, ProviderException.Kind kind)
            throws Exception {
        peer.then(
                ScriptedPeer.json(
                        200,
                        """
                        {"TranscriptionJob":{"TranscriptionJobStatus":"FAILED","FailureReason":"%s"}}"""
                                .formatted(reason)),
                DONE);

        assertThat(failure("audio/key").kind()).isEqualTo(kind);
        assertDeleted(mapper.readTree(peer.requests().getFirst().body())
                .path("TranscriptionJobName")
                .asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere", "a b", "s3://bucket/key"})
    void aTranscriptWithoutAnAddressIsPermanent(String address) {
        peer.then(status("COMPLETED", address), DONE);

        assertThat(failure("audio/key").kind()).isEqualTo(ProviderException.Kind.PERMANENT);
    }

    @Test
    void aJobThatCanNotBeDeletedDoesNotSpoilItsTranscript() {
        peer.then(
                status("COMPLETED", peer.url() + "/result.json"),
                ScriptedPeer.json(200, "{\"results\":{\"transcripts\":[{\"transcript\":\"hello there\"}]}}"),
                ScriptedPeer.json(500, "{}"));

        assertThat(provider.transcribe(recording("audio/key"), null, LIMIT).text())
                .isEqualTo("hello there");
    }

    @Test
    void aRecordingThatIsNotStoredIsForAnotherProvider() {
        assertThat(failure(null).kind()).isEqualTo(ProviderException.Kind.UNFIT);
        assertThat(peer.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LimitExceededException, TRANSIENT",
        "com.amazonaws.transcribe#ThrottlingException, TRANSIENT",
        "BadRequestException, REFUSED",
        "UnrecognizedClientException, PERMANENT",
        "AccessDeniedException, PERMANENT",
        "'', PERMANENT",
    })
    void anErrorIsWhatItsTypeSays(String type, ProviderException.Kind kind) {
        peer.then(ScriptedPeer.json(400, "{\"__type\":\"" + type + "\",\"Message\":\"no\"}"));

        assertThat(failure("audio/key").kind()).isEqualTo(kind);
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThat(provider(Optional.empty()).missing()).isEqualTo("AWS_ACCESS_KEY_ID missing");
        assertThat(provider.missing()).isNull();
    }

    private TranscribeStt provider(Optional<String> key) {
        AwsSettings settings = new AwsSettings(key, Optional.of(peer.url()));
        return new TranscribeStt(
                settings,
                new AwsRequests(settings),
                new ProviderHttp(mapper),
                mapper,
                new EventLog(),
                new CurrentRequest());
    }

    private void assertDeleted(String job) throws IOException {
        ScriptedPeer.Request last = peer.requests().getLast();
        assertThat(job).startsWith("coachup-");
        assertThat(last.headers()).containsEntry("x-amz-target", "Transcribe.DeleteTranscriptionJob");
        assertThat(mapper.readTree(last.body()).path("TranscriptionJobName").asText())
                .isEqualTo(job);
    }

    private ProviderException failure(String objectKey) {
        return catchThrowableOfType(
                ProviderException.class, () -> provider.transcribe(recording(objectKey), null, LIMIT));
    }

    private static Recording recording(String objectKey) {
        return new Recording(Path.of("nowhere"), 5, AudioType.WAV, Duration.ofSeconds(1), objectKey);
    }

    private static ScriptedPeer.Script status(String status, String result) {
        return ScriptedPeer.json(
                200,
                """
                {"TranscriptionJob":{"TranscriptionJobStatus":"%s","Transcript":{"TranscriptFileUri":"%s"}}}"""
                        .formatted(status, result));
    }

    /** Which of the two it is, it hears. */
    @ParameterizedTest
    @EnumSource(names = {"AMR", "AMR_WB"})
    void eitherAmrIsOneFormat(AudioType type) throws Exception {
        peer.then(
                status("COMPLETED", peer.url().replace("localhost", "local_stack.localhost") + "/result.json"),
                ScriptedPeer.json(200, "{\"results\":{\"transcripts\":[{\"transcript\":\"hello there\"}]}}"),
                DONE);

        assertThat(provider.reads(type)).isTrue();
        assertThat(provider.transcribe(
                                new Recording(Path.of("nowhere"), 5, type, Duration.ofSeconds(1), "audio/key"),
                                null,
                                LIMIT)
                        .text())
                .isEqualTo("hello there");

        JsonNode start = mapper.readTree(peer.requests().getFirst().body());
        assertThat(start.path("MediaFormat").asText()).isEqualTo("amr");
        assertThat(start.has("MediaSampleRateHertz")).isFalse();
    }
}
