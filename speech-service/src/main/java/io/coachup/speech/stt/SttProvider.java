package io.coachup.speech.stt;

import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.SpeechProvider;
import java.time.Duration;

/** Turns speech into text. */
public interface SttProvider extends SpeechProvider {

    /** Whether it can read recordings of this type; one that can't is passed over. */
    default boolean reads(AudioType type) {
        return true;
    }

    /** True for one that answers without hearing anything. */
    default boolean isDeaf() {
        return false;
    }

    /**
     * One attempt, on the calling (virtual) thread.
     *
     * @param languageHint such as {@code en} or {@code en-US}, or null
     * @param timeLimit for the whole attempt
     * @throws ProviderException when there is no transcript
     */
    RecognizedText transcribe(Recording recording, String languageHint, Duration timeLimit);
}
