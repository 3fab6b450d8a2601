package io.coachup.speech.transcription;

import static io.coachup.speech.support.Api.STT;
import static io.coachup.speech.support.Api.as;
import static io.coachup.speech.support.Api.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.storage.ObjectKeys;
import io.coachup.speech.stt.Transcriber;
import io.coachup.speech.support.Sound;
import io.coachup.speech.support.SpeechTest;
import io.coachup.testing.Logs;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A storage and a web server that take every connection and never answer: one second is all that a request has. */
@SpeechTest
@TestProfile(OutOfTimeTest.Silence.class)
class OutOfTimeTest {

    /** Far below the time limits of the storage and of fetching, 20 s and 10 s. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String TIMEOUT = ErrorCode.UPSTREAM_TIMEOUT.word();

    @Inject
    ObjectKeys keys;

    @Inject
    Transcriber transcriber;

    /** The silent peer, and the short time. */
    public static final class Silence implements QuarkusTestProfile {

        static final ServerSocket PEER = listen();

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "coachup.storage.endpoint",
                    "http://" + address(),
                    "coachup.remote.allow",
                    address(),
                    "coachup.speech.total-timeout",
                    "1s");
        }

        static String address() {
            return "localhost:" + PEER.getLocalPort();
        }

        private static ServerSocket listen() {
            try {
                return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aStorageThatDoesNotAnswerCostsNoMoreThanTheRequestHas() throws Exception {
        try (Logs logs = Logs.capture()) {
            long begin = System.nanoTime();

            as("ada")
                    .header("x-request-id", "r-late")
                    .multiPart("audio", "u.webm", Sound.wav(1), "audio/wav")
                    .multiPart("sessionId", "s-1")
                    .multiPart("groupId", "grp local")
                    .post(STT)
                    .then()
                    .statusCode(504)
                    .body("code", equalTo(TIMEOUT));

            assertThat(since(begin)).isLessThan(SOON);
            JsonNode line = new ObjectMapper().readTree(logs.line("r-late", "\"route\""));
            assertThat(line.path("source").asText()).isEqualTo("multipart");
            assertThat(line.path("sessionIdHash").asText()).matches("s:[0-9a-f]{64}");
            assertThat(line.path("groupId").asText()).matches("g:[0-9a-f]{64}");
        }
    }

    @Test
    void aDownloadCostsNoMoreThanTheRequestHas() {
        long begin = System.nanoTime();

        post("ada", STT, "objectKey", keys.create("ada", AudioType.WAV))
                .statusCode(504)
                .body("code", equalTo(TIMEOUT));

        assertThat(since(begin)).isLessThan(SOON);
    }

    @Test
    void anAddressThatDoesNotAnswerCostsNoMoreThanTheRequestHas() {
        long begin = System.nanoTime();

        post("ada", STT, "audioUrl", "http://" + Silence.address() + "/a.wav", "provider", "openai")
                .statusCode(504)
                .body("code", equalTo(TIMEOUT));

        assertThat(since(begin)).isLessThan(SOON);
    }

    @Test
    void nobodyIsAskedWhenTheTimeIsUp() {
        Recording recording = new Recording(Path.of("nowhere"), 5, AudioType.WAV, Duration.ofSeconds(1), null);

        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> transcriber.transcribe(recording, null, "mock", Deadline.after(Duration.ZERO)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UPSTREAM_TIMEOUT);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
