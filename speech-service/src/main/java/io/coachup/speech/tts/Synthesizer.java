package io.coachup.speech.tts;

import io.coachup.common.errors.ApiException;
import io.coachup.speech.selection.Answered;

/** Text to speech by the configured providers: selection, retries, breakers and fallback until the first byte. */
public interface Synthesizer {

    /**
     * The audio of the first provider that delivers a first byte.
     *
     * @param requested the provider that the request names, or null; ignored unless overriding is allowed
     * @throws ApiException 501 unconfigured, 400 text refused, 502 failed, 503 breakers open, 504 out of time
     */
    Answered<Speech> synthesize(Utterance utterance, String requested);
}
