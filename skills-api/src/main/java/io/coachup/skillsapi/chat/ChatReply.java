package io.coachup.skillsapi.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the coach said, and to what.
 *
 * @param userId owner of the session
 * @param messageId of the reply; a repetition with the same one stores nothing
 * @param ts when the reply was over, epoch ms
 * @param partial it was broken off
 * @param text null when there was no reply
 * @param ending null when it came to its own end
 * @param prompt what the person typed, or null
 * @param reservation of the turn, to be settled; null when there is none
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChatReply(
        String userId,
        String sessionId,
        String messageId,
        Long ts,
        boolean partial,
        String provider,
        String model,
        int tokensIn,
        int tokensOut,
        double costCents,
        String text,
        String ending,
        TypedPrompt prompt,
        String reservation) {

    /** What a person typed; {@code ts} is epoch ms. */
    @RegisterForReflection
    public record TypedPrompt(String text, long ts, String messageId) {}
}
