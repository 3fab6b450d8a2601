package io.coachup.speech.transcription;

import io.coachup.speech.audio.Recording;

/**
 * A recording while its request runs.
 *
 * @param audioUrl what the answer says, or null
 * @param release removes what was made for the time of the request
 * @param discard removes what only an answer would tell of, when there is none
 */
record HeldAudio(Recording recording, String audioUrl, Runnable release, Runnable discard) implements AutoCloseable {

    @Override
    public void close() {
        release.run();
    }
}
