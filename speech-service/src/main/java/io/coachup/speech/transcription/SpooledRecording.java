package io.coachup.speech.transcription;

import io.coachup.speech.audio.Recording;
import io.coachup.speech.spool.SpooledAudio;

/** What lies on the disk as a recording. */
final class SpooledRecording {

    private SpooledRecording() {}

    /** Checked, unless nobody will hear it. */
    static Recording of(SpooledAudio audio, String contentType, String objectKey, boolean heard) {
        return heard
                ? Recording.of(audio.file(), contentType, objectKey)
                : Recording.unheard(audio.file(), contentType, objectKey);
    }
}
