package io.coachup.speech.tts;

import io.coachup.speech.failover.ProviderException;
import java.io.IOException;

/** What is done with audio while its provider is still held responsible for it. */
public interface SpeechReader<T> {

    /**
     * Makes something of audio that has begun; closes it, unless it hands it on.
     *
     * @throws IOException when reading it fails
     * @throws ProviderException when it is not good enough
     */
    T read(SpeechAudio speech) throws IOException;
}
