package io.coachup.skillsapi.speech;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a person said.
 *
 * @param sessionId as the client named it
 * @param messageId new for every transcription
 * @param groupId or null
 * @param text blank for silence
 * @param ts when it was heard, epoch ms
 * @param costCents of the transcription
 * @param durationMs of the recording
 * @param arrivedAt when the request with it did, epoch ms: who was erased since then said nothing; or null
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeardTurn(
        String sessionId,
        String messageId,
        String groupId,
        String text,
        long ts,
        double costCents,
        long durationMs,
        Long arrivedAt) {}
