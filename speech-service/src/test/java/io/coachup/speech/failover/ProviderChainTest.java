package io.coachup.speech.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.stt.RecognizedText;
import io.coachup.speech.stt.SttProvider;
import io.coachup.speech.stt.Transcriber;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two configured providers; each test has a chain of its own, whose breakers have seen nothing yet. */
@QuarkusTest
@QuarkusTestResource(value = ProviderChainTest.Peers.class, restrictToAnnotatedClass = true)
class ProviderChainTest {

    private static final int CALLS_THAT_DECIDE = 10;

    private static final ScriptedPeer OPENAI = new ScriptedPeer();
    private static final ScriptedPeer DEEPGRAM = new ScriptedPeer();

    private static final ScriptedPeer.Script FIRST = ScriptedPeer.json(200, "{\"text\":\"first\"}");
    private static final ScriptedPeer.Script SECOND =
            ScriptedPeer.json(200, "{\"results\":{\"channels\":[{\"alternatives\":[{\"transcript\":\"second\"}]}]}}");
    private static final ScriptedPeer.Script WRONG_KEY = ScriptedPeer.json(401, "{}");

    /** Both peers, and short limits. */
    public static final class Peers implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "CLERK_ENABLED", "0",
                    "SERVICE_SHARED_SECRET", "service-secret-of-the-tests",
                    "STT_PROVIDER", "openai, deepgram",
                    "OPENAI_BASE_URL", OPENAI.url(),
                    "OPENAI_API_KEY", "key-1",
                    "DEEPGRAM_BASE_URL", DEEPGRAM.url(),
                    "DEEPGRAM_API_KEY", "key-2",
                    "SPEECH_ATTEMPT_TIMEOUT", "500ms",
                    "SPEECH_TOTAL_TIMEOUT", "2s");
        }

        @Override
        public void stop() {
            OPENAI.close();
            DEEPGRAM.close();
        }
    }

    @Inject
    @Any
    Instance<SttProvider> known;

    @Inject
    SpeechConfig config;

    @Inject
    SpeechPrices prices;

    @Inject
    ProviderReport report;

    @Inject
    CurrentRequest current;

    private Transcriber transcriber;

    @TempDir
    Path folder;

    private Recording recording;

    @BeforeEach
    void record() throws IOException {
        Path file = Files.writeString(folder.resolve("recording"), "sound");
        transcriber = new Transcriber(known, config, prices, report, current);
        recording = new Recording(file, 5, AudioType.WAV, Duration.ofSeconds(1), null);
    }

    @Test
    void troubleThatPassesIsNotNoticed() {
        OPENAI.then(ScriptedPeer.json(500, "{}"), FIRST);

        assertThat(transcribe()).isEqualTo(new Answered<>("openai", text("first"), "whisper-1", 0.01, List.of()));
    }

    @Test
    void theNextProviderAnswersForOneThatCanNot() {
        OPENAI.then(WRONG_KEY);
        DEEPGRAM.then(SECOND);

        Answered<RecognizedText> answered = transcribe();

        assertThat(answered.provider()).isEqualTo("deepgram");
        assertThat(answered.value().text()).isEqualTo("second");
        assertThat(answered.failed()).containsExactly("openai");
    }

    @Test
    void audioThatEverybodyRefusesIsTheCallersAffair() {
        int asked = DEEPGRAM.requests().size();
        OPENAI.then(ScriptedPeer.json(400, "{}"));
        DEEPGRAM.then(ScriptedPeer.json(415, "{}"));

        assertThat(refusal().code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(DEEPGRAM.requests()).hasSize(asked + 1);
    }

    @Test
    void retryAfterIsRespected() {
        OPENAI.then(ScriptedPeer.json(429, "{}", "Retry-After: 1"), FIRST);
        long started = System.nanoTime();

        assertThat(transcribe().provider()).isEqualTo("openai");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aWaitBeyondTheDeadlineIsNotWaited() {
        OPENAI.then(ScriptedPeer.json(429, "{}", "Retry-After: 600"));
        DEEPGRAM.then(SECOND);

        assertThat(transcribe().provider()).isEqualTo("deepgram");
    }

    @Test
    void whenNobodyCanTheAnswerIsABadGateway() {
        OPENAI.then(WRONG_KEY);
        DEEPGRAM.then(WRONG_KEY);

        assertThat(refusal().code()).isEqualTo(ErrorCode.UPSTREAM_ERROR);
    }

    @Test
    void whenNobodyAnswersInTimeTheAnswerIsATimeOut() {
        byte[] nothing = "{".getBytes(StandardCharsets.US_ASCII);
        OPENAI.then(ScriptedPeer.stall("application/json", nothing));
        DEEPGRAM.then(ScriptedPeer.stall("application/json", nothing));

        assertThat(refusal().code()).isEqualTo(ErrorCode.UPSTREAM_TIMEOUT);
    }

    @Test
    void aProviderThatFailsTooOftenIsNotAskedForAWhile() {
        for (int i = 0; i < CALLS_THAT_DECIDE; i++) {
            OPENAI.then(WRONG_KEY);
            DEEPGRAM.then(SECOND);
            transcribe();
        }
        int asked = OPENAI.requests().size();
        DEEPGRAM.then(SECOND);

        Answered<RecognizedText> answered = transcribe();

        assertThat(answered.failed()).containsExactly("openai");
        assertThat(OPENAI.requests()).hasSize(asked);
    }

    @Test
    void whenAllBreakersAreOpenTheAnswerSaysWhenToComeBack() {
        for (int i = 0; i < CALLS_THAT_DECIDE; i++) {
            OPENAI.then(WRONG_KEY);
            DEEPGRAM.then(WRONG_KEY);
            assertThat(refusal().code()).isEqualTo(ErrorCode.UPSTREAM_ERROR);
        }

        ApiException refusal = refusal();

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refusal.retryAfterSeconds()).isPositive();
    }

    private Answered<RecognizedText> transcribe() {
        return transcriber.transcribe(recording, null, null, Deadline.after(Duration.ofSeconds(2)));
    }

    private ApiException refusal() {
        return catchThrowableOfType(ApiException.class, this::transcribe);
    }

    private static RecognizedText text(String text) {
        return new RecognizedText(text, null, null, "whisper-1");
    }
}
