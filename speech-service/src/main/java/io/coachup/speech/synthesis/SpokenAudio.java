package io.coachup.speech.synthesis;

import io.coachup.speech.audio.AudioProbe;
import io.coachup.speech.audio.ProbedAudio;
import io.coachup.speech.audio.UnreadableAudioException;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.spool.AudioTooLargeException;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.spool.SpooledAudio;
import io.coachup.speech.tts.SpeechAudio;
import java.io.IOException;

/**
 * All that a provider said, on disk.
 *
 * @param audio what it really is, whatever the provider called it
 * @param voiceId the voice that speaks, or null
 */
record SpokenAudio(SpooledAudio spooled, ProbedAudio audio, String voiceId) implements AutoCloseable {

    /** Some eleven minutes of the largest format that providers make. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    /**
     * Reads a speech to its end.
     *
     * @throws IOException when it breaks off
     * @throws ProviderException when it is too large or no audio that can be played
     */
    static SpokenAudio of(SpeechAudio speech, Spool spool) throws IOException {
        SpooledAudio spooled = null;
        boolean done = false;
        try {
            try (speech) {
                spooled = spool.write(speech.audio(), MAX_BYTES);
            }
            ProbedAudio audio = probe(spooled);
            // Of two names for the same bytes the wished one is kept.
            boolean wished = speech.type().sameBytesAs(audio.type());
            done = true;
            return new SpokenAudio(
                    spooled, wished ? new ProbedAudio(speech.type(), audio.duration()) : audio, speech.voiceId());
        } catch (AudioTooLargeException e) {
            throw new ProviderException(Kind.REFUSED, "The audio is too large", e);
        } finally {
            if (!done && spooled != null) {
                spooled.close();
            }
        }
    }

    private static ProbedAudio probe(SpooledAudio spooled) {
        try {
            return AudioProbe.probe(spooled.file());
        } catch (UnreadableAudioException e) {
            throw e.isSilent()
                    ? new ProviderException(Kind.REFUSED, "The provider said nothing", e)
                    : new ProviderException(Kind.PERMANENT, "The audio can't be played", e);
        }
    }

    @Override
    public void close() {
        spooled.close();
    }
}
