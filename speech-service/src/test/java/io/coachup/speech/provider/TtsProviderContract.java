package io.coachup.speech.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.support.Sound;
import io.coachup.speech.tts.SpeechAudio;
import io.coachup.speech.tts.TextToSpeak;
import io.coachup.speech.tts.TtsProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every provider that speaks over HTTP has to do; one subclass a provider. */
@Timeout(20)
public abstract class TtsProviderContract {

    protected static final String TEXT = "You said \"hello\" – breathe in.";

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** The beginning of an MP3: the header of a frame, and what may follow. */
    private static final byte[] SOUND = {-1, -5, -112, 0, 1, 2, 3, -1, 0, 127, -128, 7, 42};

    protected final ScriptedPeer peer = new ScriptedPeer();

    /** The provider, calling {@code baseUrl}. */
    protected abstract TtsProvider provider(String baseUrl, ProviderHttp http);

    /** The provider without its key. */
    protected abstract TtsProvider unconfigured(ProviderHttp http);

    /** The variable that is missing then. */
    protected abstract String missingVariable();

    /** An answer of the real API with this sound. */
    protected ScriptedPeer.Script success(byte[] sound) {
        return ScriptedPeer.answer(200, "audio/mpeg", sound);
    }

    /** How an answer of the real API begins of which this much sound is there. */
    protected byte[] begun(byte[] sound) {
        return sound;
    }

    /** The real API's refusal of a text or voice. */
    protected ScriptedPeer.Script refusal() {
        return ScriptedPeer.json(400, "{}");
    }

    /** Checks what the API was sent for {@link #TEXT} in the voice {@code nova} as MP3. */
    protected abstract void assertWire(ScriptedPeer.Request request) throws Exception;

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void anAnswerIsHandedOnByteByByte() throws Exception {
        peer.then(success(SOUND));

        try (SpeechAudio speech = synthesize(LIMIT)) {
            assertThat(speech.audio().readAllBytes()).isEqualTo(SOUND);
            assertThat(speech.type()).isEqualTo(AudioType.MPEG);
            assertThat(speech.voiceId()).isEqualTo("nova");
        }
        assertWire(peer.requests().getFirst());
    }

    @Test
    void theModelIsNamedAlsoWhereItFails() throws IOException {
        peer.then(success(SOUND));

        try (SpeechAudio speech = synthesize(LIMIT)) {
            assertThat(speech.model()).isNotBlank();
        }
        assertThat(provider(peer.url(), http()).model()).isNotBlank();
    }

    @Test
    void audioThatIsOfAnotherTypeIsCalledWhatItIs() throws Exception {
        byte[] wav = Sound.wav(1);
        peer.then(success(wav));

        try (SpeechAudio speech = synthesize(LIMIT)) {
            assertThat(speech.type()).isEqualTo(AudioType.WAV);
            assertThat(speech.audio().readAllBytes()).isEqualTo(wav);
        }
    }

    @Test
    void garbageIsPermanent() {
        byte[] page = "<html>This is no sound</html>".getBytes(StandardCharsets.US_ASCII);
        peer.then(ScriptedPeer.answer(200, "text/html", page), success(page), success(Arrays.copyOf(SOUND, 5)));

        for (int i = 0; i < 3; i++) {
            assertThat(failure().kind()).isEqualTo(Kind.PERMANENT);
        }
    }

    @Test
    void anAnswerWithoutASoundIsTheTextsFault() {
        peer.then(success(new byte[0]));

        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void audioThatDoesNotBeginIsATimeOut() {
        peer.then(ScriptedPeer.stall("audio/mpeg", begun(Arrays.copyOf(SOUND, 3))));

        assertThat(failure(SHORT).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void audioThatStallsIsATimeOut() {
        peer.then(ScriptedPeer.stall("audio/mpeg", begun(SOUND)));

        assertThat(failure(SHORT).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void audioThatBreaksOffIsTransient() {
        peer.then(ScriptedPeer.breakOff("audio/mpeg", begun(SOUND)));

        assertThat(failure().kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void settingsThatCanNotWorkAreRefused() {
        assertThat(provider(peer.url(), http()).problems()).isEmpty();

        assertThat(provider("ftp://localhost", http()).problems())
                .isNotEmpty()
                .allMatch(sentence -> sentence.endsWith(
                        "must be an address that begins with http:// or https://, such as" + " https://example.com."));
    }

    @Test
    void aResetConnectionIsTransient() {
        peer.then(ScriptedPeer.reset());

        assertThat(failure().kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void aWrongKeyIsPermanent() {
        peer.then(ScriptedPeer.json(401, "{}"));

        assertThat(failure().kind()).isEqualTo(Kind.PERMANENT);
    }

    @Test
    void aRateLimitSaysHowLongToWait() {
        peer.then(ScriptedPeer.json(429, "{}", "Retry-After: 3"));

        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void anErrorOfTheServerIsTransient() {
        peer.then(ScriptedPeer.json(503, "{}"));

        assertThat(failure().kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void textThatIsRefusedMayBeTakenByAnotherProvider() {
        peer.then(refusal());

        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThat(unconfigured(http()).missing()).isEqualTo(missingVariable() + " missing");
        assertThat(provider(peer.url(), http()).missing()).isNull();
    }

    private SpeechAudio synthesize(Duration limit) {
        return provider(peer.url(), http())
                .synthesize(new TextToSpeak(TEXT, "nova", AudioType.MPEG), limit)
                .begun();
    }

    /** Why a synthesis within a time limit that should not matter fails. */
    protected ProviderException failure() {
        return failure(LIMIT);
    }

    private ProviderException failure(Duration limit) {
        return catchThrowableOfType(ProviderException.class, () -> {
            try (SpeechAudio speech = synthesize(limit)) {
                speech.audio().readAllBytes();
            } catch (IOException e) {
                throw SpeechAudio.failure(e);
            }
        });
    }

    private static ProviderHttp http() {
        return new ProviderHttp(new ObjectMapper());
    }
}
