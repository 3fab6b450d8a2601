package io.coachup.speech.transcription;

import io.coachup.speech.audio.Recording;

/**
 * A recording while its request runs.
 *
 * @param audioUrl what the answer says, or null
 * @param release removes what was made for it
 */
record HeldAudio(Source source, Recording recording, String audioUrl, Runnable release) implements AutoCloseable {

    @Override
    public void close() {
        release.run();
    }
}
