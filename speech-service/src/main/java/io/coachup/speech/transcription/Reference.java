package io.coachup.speech.transcription;

import io.coachup.common.json.JsonBody;
import io.coachup.speech.spool.SpooledAudio;

/**
 * A JSON body that says where a recording is.
 *
 * @param audio the one that was in it, or null
 */
record Reference(JsonBody body, SpooledAudio audio) implements AutoCloseable {

    @Override
    public void close() {
        audio.close();
    }
}
