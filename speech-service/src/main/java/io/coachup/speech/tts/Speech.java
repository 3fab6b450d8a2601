package io.coachup.speech.tts;

import io.coachup.speech.audio.AudioType;
import java.io.IOException;
import java.io.InputStream;

/**
 * Audio as it arrives. Closing it before its end cancels the provider's call.
 *
 * @param audio throws {@link IOException} when the provider breaks off or time is up
 * @param type what it really is
 * @param voiceId the voice that speaks, or null
 * @param model that speaks, as prices know it
 */
public record Speech(InputStream audio, AudioType type, String voiceId, String model) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        audio.close();
    }
}
