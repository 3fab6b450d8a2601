package io.coachup.speech.tts;

import io.coachup.speech.audio.AudioSignature;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.http.HttpTimeoutException;

/**
 * Audio as it arrives. Closing it before its end cancels the provider's call.
 *
 * @param audio throws {@link IOException} when the provider breaks off, a {@link HttpTimeoutException} when time is up
 * @param type what it really is, once it has {@link #begun}
 * @param voiceId the voice that speaks, or null
 * @param model that speaks, as prices know it
 */
public record SpeechAudio(InputStream audio, AudioType type, String voiceId, String model) implements AutoCloseable {

    /**
     * The same as soon as enough of it is there to see what it really is.
     *
     * @throws ProviderException when it is no audio, or none comes; it is closed then
     */
    public SpeechAudio begun() {
        PushbackInputStream whole = new PushbackInputStream(audio, AudioSignature.BYTES);
        boolean isAudio = false;
        try {
            byte[] beginning = whole.readNBytes(AudioSignature.BYTES);
            whole.unread(beginning);
            if (beginning.length == 0) {
                // What a provider says of a text that it can't pronounce, such as one of another script.
                throw new ProviderException(Kind.REFUSED, "The provider said nothing", null);
            }
            AudioType found = AudioSignature.of(beginning)
                    .orElseThrow(() -> new ProviderException(Kind.PERMANENT, "The answer is no audio", null));
            isAudio = true;
            return new SpeechAudio(whole, found.sameBytesAs(type) ? type : found, voiceId, model);
        } catch (IOException e) {
            throw failure(e);
        } finally {
            if (!isAudio) {
                closeQuietly();
            }
        }
    }

    /** What it means that reading it failed. */
    public static ProviderException failure(IOException cause) {
        return cause instanceof HttpTimeoutException
                ? new ProviderException(Kind.TIMEOUT, "The audio took too long", cause)
                : new ProviderException(Kind.TRANSIENT, "The audio broke off", cause);
    }

    private void closeQuietly() {
        try {
            audio.close();
        } catch (IOException _) {
            // There is a better reason to fail.
        }
    }

    @Override
    public void close() throws IOException {
        audio.close();
    }
}
