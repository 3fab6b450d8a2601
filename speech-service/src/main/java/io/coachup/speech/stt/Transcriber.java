package io.coachup.speech.stt;

import io.coachup.common.errors.ApiException;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.deadline.Deadline;
import io.coachup.speech.selection.Answered;

/** Speech to text by the configured providers: selection, retries, breakers and fallback. */
public interface Transcriber {

    /**
     * Finds out whether there is a provider for a request, before anything is stored or fetched for it.
     *
     * @return whether anybody of those who would be asked hears anything
     * @throws ApiException 501 unconfigured, 400 unknown
     */
    boolean requireProvider(String requested);

    /**
     * The transcript of the first provider that answers.
     *
     * @param requested the provider that the request names, or null; ignored unless overriding is allowed
     * @param deadline when it must be there
     * @throws ApiException 501 unconfigured, 400 nobody can use the audio, else the worst that happened: 504 out of time, 502
     *     failed, 503 nobody is available for a while
     */
    Answered<Transcript> transcribe(Recording recording, String languageHint, String requested, Deadline deadline);
}
