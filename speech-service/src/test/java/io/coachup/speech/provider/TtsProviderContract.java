package io.coachup.speech.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.selection.ProviderException;
import io.coachup.speech.selection.ProviderException.Kind;
import io.coachup.speech.tts.Speech;
import io.coachup.speech.tts.TtsProvider;
import io.coachup.speech.tts.Utterance;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every provider that speaks over HTTP has to do; one subclass a provider. */
@Timeout(20)
public abstract class TtsProviderContract {

    protected static final String TEXT = "You said \"hello\" – breathe in.";

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final byte[] SOUND = {1, 2, 3, -1, 0, 127};

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

    /** Checks what the API was sent for {@link #TEXT} in the voice {@code nova} as MP3. */
    protected abstract void assertWire(ScriptedPeer.Request request) throws Exception;

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void anAnswerIsHandedOnByteByByte() throws Exception {
        peer.then(success(SOUND));

        try (Speech speech = synthesize(LIMIT)) {
            assertThat(speech.audio().readAllBytes()).isEqualTo(SOUND);
            assertThat(speech.type()).isEqualTo(AudioType.MPEG);
            assertThat(speech.voiceId()).isEqualTo("nova");
        }
        assertWire(peer.requests().getFirst());
    }

    @Test
    void audioThatStallsIsGivenUp() throws IOException {
        peer.then(ScriptedPeer.stall("audio/mpeg", SOUND));

        assertThatThrownBy(() -> {
                    try (Speech speech = synthesize(SHORT)) {
                        speech.audio().readAllBytes();
                    }
                })
                .isInstanceOfAny(IOException.class, ProviderException.class);
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
    void textThatIsRefusedIsTheCallersAffair() {
        peer.then(ScriptedPeer.json(400, "{}"));

        assertThat(failure().kind()).isEqualTo(Kind.BAD_INPUT);
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThat(unconfigured(http()).missing()).isEqualTo(missingVariable() + " missing");
        assertThat(provider(peer.url(), http()).missing()).isNull();
    }

    private Speech synthesize(Duration limit) {
        return provider(peer.url(), http()).synthesize(new Utterance(TEXT, "nova", AudioType.MPEG), limit);
    }

    private ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, () -> synthesize(LIMIT));
    }

    private static ProviderHttp http() {
        return new ProviderHttp(new ObjectMapper());
    }
}
