package io.coachup.speech.transcription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What was heard.
 *
 * @param provider the one that answered
 * @param confidence 0..1, absent when unknown
 * @param language the detected one, else the hint
 * @param contentType what the recording is, whatever it was called; absent when it was not fetched
 * @param clientDetectMs what the client reported
 * @param sessionId the session that the caller is in, or null without one
 * @param audioUrl where the recording can be fetched, or null
 * @param objectKey where it is stored, or null
 * @param sttCostCents with fractions
 * @param sttDurationMs length of the recording
 */
@RegisterForReflection
record TranscriptionAnswer(
        String provider,
        String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double confidence,
        @JsonInclude(JsonInclude.Include.NON_NULL) String language,
        @JsonInclude(JsonInclude.Include.NON_NULL) String model,
        @JsonInclude(JsonInclude.Include.NON_NULL) String contentType,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double clientDetectMs,
        String sessionId,
        String groupId,
        String audioUrl,
        String objectKey,
        double sttCostCents,
        long sttDurationMs) {}
