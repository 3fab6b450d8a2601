package io.coachup.speech.tts;

import io.coachup.speech.selection.ProviderException;
import io.coachup.speech.selection.SpeechProvider;
import java.time.Duration;

/** Turns text into speech. */
public interface TtsProvider extends SpeechProvider {

    /**
     * One attempt, on the calling (virtual) thread; returns once the provider began to answer.
     *
     * @param timeLimit until the audio has ended; reading it later than that fails
     * @throws ProviderException when there is no audio
     */
    Speech synthesize(Utterance utterance, Duration timeLimit);
}
