package io.coachup.speech.synthesis;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.speech.audio.AudioProbe;
import io.coachup.speech.audio.ProbedAudio;
import io.coachup.speech.audio.UnreadableAudioException;
import io.coachup.speech.spool.AudioTooLargeException;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.spool.SpooledAudio;
import io.coachup.speech.tts.Speech;
import java.io.IOException;

/**
 * All that a provider said, on disk.
 *
 * @param audio what it really is, whatever the provider called it
 */
record SpokenAudio(SpooledAudio spooled, ProbedAudio audio) implements AutoCloseable {

    /** Some eleven minutes of the largest format that providers make. */
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /**
     * Reads a speech to its end.
     *
     * @throws ApiException 502 when it breaks off or is no audio
     */
    static SpokenAudio of(Speech speech, Spool spool) {
        try (speech) {
            SpooledAudio spooled = spool.write(speech.audio(), MAX_BYTES);
            return new SpokenAudio(spooled, probe(spooled));
        } catch (IOException | AudioTooLargeException e) {
            throw new ApiException(ErrorCode.UPSTREAM_ERROR, "TTS failed", e);
        }
    }

    private static ProbedAudio probe(SpooledAudio spooled) throws IOException {
        try {
            return AudioProbe.probe(spooled.file());
        } catch (UnreadableAudioException e) {
            spooled.close();
            throw new IOException("The provider's answer is no audio", e);
        }
    }

    @Override
    public void close() {
        spooled.close();
    }
}
