package io.coachup.speech.tts;

import io.coachup.common.errors.ApiException;
import io.coachup.speech.selection.Answered;
import io.coachup.speech.selection.Asked;
import java.io.IOException;
import java.time.Duration;

/** Text to speech by the configured providers: selection, retries, breakers and fallback. */
public interface Synthesizer {

    /**
     * What {@code reader} makes of the audio of the first provider for which it can.
     *
     * @param requested the provider that the request names, or null; ignored unless overriding is allowed
     * @throws ApiException 501 unconfigured, 400 nobody can use the text, else the worst that happened: 504 out of time, 502
     *     failed, 503 nobody is available for a while
     */
    <T> Answered<T> synthesize(Utterance utterance, String requested, SpeechReader<T> reader);

    /** Says that audio, which a reader handed on, broke off so long after it had begun. */
    void brokeOff(Answered<Speech> answered, Asked asked, Duration after, IOException cause);
}
