package io.coachup.speech.synthesis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What was spoken.
 *
 * @param provider the one that answered
 * @param voiceId the voice that speaks, absent when unknown
 * @param format content type of the audio
 * @param audioUrl playable: an address that works for a while, or the audio itself as a {@code data:} URL
 * @param durationMs length of the audio
 * @param ttsCostCents with fractions
 */
@RegisterForReflection
record SynthesisAnswer(
        String provider,
        String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) String voiceId,
        String format,
        String sessionId,
        String groupId,
        String audioUrl,
        long durationMs,
        double ttsCostCents,
        int ttsCharacters) {

    /** The same with an address of its audio. */
    SynthesisAnswer playedAt(String url) {
        return new SynthesisAnswer(
                provider, text, voiceId, format, sessionId, groupId, url, durationMs, ttsCostCents, ttsCharacters);
    }
}
