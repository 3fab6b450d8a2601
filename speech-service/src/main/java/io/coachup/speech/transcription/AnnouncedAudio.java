package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.time.Deadline;

/** A recording that a request may mean. Nothing has been stored or fetched for it yet. */
@FunctionalInterface
interface AnnouncedAudio {

    /**
     * Stores or fetches it.
     *
     * @param heard whether a provider will listen; else nothing needs to be fetched, and bytes need be no sound
     * @throws ApiException when it is not to be had in time, or no audio
     */
    HeldAudio hold(Deadline deadline, boolean heard);
}
