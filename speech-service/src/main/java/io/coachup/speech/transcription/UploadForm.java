package io.coachup.speech.transcription;

import io.coachup.speech.spool.SpooledAudio;
import java.util.Map;

/**
 * A multipart form.
 *
 * @param fields its short texts by name
 * @param audio its recording, or null
 * @param contentType of the recording as the form says, or null
 */
record UploadForm(Map<String, String> fields, SpooledAudio audio, String contentType) implements AutoCloseable {

    @Override
    public void close() {
        if (audio != null) {
            audio.close();
        }
    }
}
