package io.coachup.speech.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.stt.RecognizedText;
import io.coachup.speech.stt.SttProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every provider that listens over HTTP has to do; one subclass a provider. */
@Timeout(20)
public abstract class SttProviderContract {

    /** What the recording's bytes are on the wire. */
    protected static final String AUDIO = "RIFF-these-are-the-bytes-of-a-recording";

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    protected final ScriptedPeer peer = new ScriptedPeer();

    private final ProviderHttp http = new ProviderHttp(new ObjectMapper());

    @TempDir
    Path folder;

    private Recording recording;

    /** The provider, calling {@code baseUrl}. */
    protected abstract SttProvider provider(String baseUrl, ProviderHttp http);

    /** The provider without its key. */
    protected abstract SttProvider unconfigured(ProviderHttp http);

    /** The variable that is missing then. */
    protected abstract String missingVariable();

    /** An answer of the real API that says {@code text}. */
    protected abstract String success(String text);

    /** Checks what the API was sent for a WAV with the hint {@code en-US}. */
    protected abstract void assertWire(ScriptedPeer.Request request) throws Exception;

    @BeforeEach
    void record() throws IOException {
        Path file = Files.writeString(folder.resolve("recording"), AUDIO);
        recording = new Recording(file, AUDIO.length(), AudioType.WAV, Duration.ofMillis(1500), null);
    }

    @AfterEach
    void close() {
        peer.close();
        http.stop();
    }

    @Test
    void anAnswerBecomesATranscript() throws Exception {
        peer.then(ScriptedPeer.json(200, success(" I recommend the second offer. ")));

        RecognizedText transcript = transcribe(LIMIT);

        assertThat(transcript.text()).isEqualTo("I recommend the second offer.");
        assertThat(transcript.model())
                .isNotBlank()
                .isEqualTo(provider(peer.url(), http()).model());
        assertWire(peer.requests().getFirst());
    }

    @Test
    void settingsThatCanNotWorkAreRefused() {
        assertThat(provider(peer.url(), http()).problems()).isEmpty();

        assertThat(provider("localhost:80", http()).problems())
                .isNotEmpty()
                .allMatch(sentence -> sentence.endsWith(
                        "must be an address that begins with http:// or https://, such as" + " https://example.com."));
    }

    @Test
    void anAnswerThatStallsIsGivenUp() {
        peer.then(ScriptedPeer.stall("application/json", "{".getBytes(StandardCharsets.US_ASCII)));

        assertThat(failure(SHORT).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void aResetConnectionIsTransient() {
        peer.then(ScriptedPeer.reset());

        assertThat(failure(LIMIT).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void aPeerThatIsAwayIsTransient() {
        peer.close();

        assertThat(failure(LIMIT).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void aWrongKeyIsPermanent() {
        peer.then(ScriptedPeer.json(401, "{\"error\":\"invalid key sk-secret\"}"));

        ProviderException failure = failure(LIMIT);

        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure.getMessage()).doesNotContain("sk-secret");
    }

    @Test
    void aRateLimitSaysHowLongToWait() {
        peer.then(ScriptedPeer.json(429, "{}", "Retry-After: 7"));

        ProviderException failure = failure(LIMIT);

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void anErrorOfTheServerIsTransient() {
        peer.then(ScriptedPeer.json(500, "{}"));

        assertThat(failure(LIMIT).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void audioThatIsRefusedMayBeTakenByAnotherProvider() {
        peer.then(ScriptedPeer.json(400, "{}"));

        assertThat(failure(LIMIT).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void aServerInAContainerIsFoundByItsName() throws Exception {
        peer.then(ScriptedPeer.json(200, success("hello")));
        SttProvider provider = provider(peer.url().replace("localhost", "speech_1.localhost"), http());
        assertThat(provider.problems()).isEmpty();

        assertThat(provider.transcribe(recording, "en-US", LIMIT).text()).isEqualTo("hello");
        assertWire(peer.requests().getFirst());
    }

    @Test
    void garbageIsPermanent() {
        peer.then(
                ScriptedPeer.json(200, "<html>not json</html>"),
                ScriptedPeer.json(200, "[]"),
                ScriptedPeer.json(200, "{\"unexpected\":1}"));

        for (int i = 0; i < 3; i++) {
            assertThat(failure(LIMIT).kind()).isEqualTo(Kind.PERMANENT);
        }
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        peer.then(ScriptedPeer.json(200, success("x".repeat(5 * 1024 * 1024))));

        assertThat(failure(LIMIT)).isNotNull();
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThat(unconfigured(http()).missing()).isEqualTo(missingVariable() + " missing");
        assertThat(provider(peer.url(), http()).missing()).isNull();
    }

    /** What the provider is sent for a recording of this type, which it reads. */
    protected ScriptedPeer.Request sentFor(AudioType type) {
        SttProvider provider = provider(peer.url(), http());
        assertThat(provider.reads(type)).isTrue();
        peer.then(ScriptedPeer.json(200, success("hello")));
        provider.transcribe(
                new Recording(recording.file(), AUDIO.length(), type, Duration.ofSeconds(1), null), "en-US", LIMIT);
        return peer.requests().getFirst();
    }

    /** One call within a time limit that should not matter. */
    protected RecognizedText transcribe() {
        return transcribe(LIMIT);
    }

    private RecognizedText transcribe(Duration limit) {
        return provider(peer.url(), http()).transcribe(recording, "en-US", limit);
    }

    private ProviderException failure(Duration limit) {
        return catchThrowableOfType(ProviderException.class, () -> transcribe(limit));
    }

    /** Why a recording of this size and length fails. */
    protected ProviderException failure(long bytes, Duration duration) {
        Recording other = new Recording(recording.file(), bytes, AudioType.WAV, duration, null);
        return catchThrowableOfType(
                ProviderException.class, () -> provider(peer.url(), http()).transcribe(other, "en-US", LIMIT));
    }

    private ProviderHttp http() {
        return http;
    }
}
