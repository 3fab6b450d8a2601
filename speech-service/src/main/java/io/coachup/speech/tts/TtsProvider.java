package io.coachup.speech.tts;

import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.SpeechProvider;
import java.time.Duration;

/** Turns text into speech. */
public interface TtsProvider extends SpeechProvider {

    /**
     * One attempt, on the calling (virtual) thread; returns once the provider began to answer.
     *
     * @param timeLimit for all the waiting until the audio has ended; reading it fails then
     * @throws ProviderException when there is no audio
     */
    SpeechAudio synthesize(TextToSpeak utterance, Duration timeLimit);
}
