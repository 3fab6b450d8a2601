package io.coachup.speech.stt;

import io.coachup.common.errors.ApiException;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.selection.Answered;

/** Speech to text by the configured providers: selection, retries, breakers and fallback. */
public interface Transcriber {

    /**
     * The transcript of the first provider that answers.
     *
     * @param requested the provider that the request names, or null; ignored unless overriding is allowed
     * @throws ApiException 501 unconfigured, 400 audio refused, 502 failed, 503 breakers open, 504 out of time
     */
    Answered<Transcript> transcribe(Recording recording, String languageHint, String requested);
}
