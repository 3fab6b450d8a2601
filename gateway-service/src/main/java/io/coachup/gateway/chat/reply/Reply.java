package io.coachup.gateway.chat.reply;

import io.coachup.llm.Ending;

/**
 * What the coach said, and to what, to be stored; or only what it took of a budget.
 *
 * @param requestId id of the request it answers
 * @param traceParent trace of that request
 * @param traceState what other tracing systems said of it, or null
 * @param userId owner of the session
 * @param sessionId the session; null when nothing is to be stored, and a reservation to be settled
 * @param reservation what was taken of the person's budget, or null
 * @param prompt what the person typed, or null
 * @param text what was said, blank when there was no reply
 * @param ending how the reply ended; {@link Ending#INTERRUPTED} when the client left before the end or the provider failed
 * @param provider who generated it
 * @param model the model
 * @param tokensIn tokens of the prompt
 * @param tokensOut tokens of the reply
 * @param costCents cost of the call in cents
 */
public record Reply(
        String requestId,
        String traceParent,
        String traceState,
        String userId,
        String sessionId,
        String reservation,
        Prompt prompt,
        String text,
        Ending ending,
        String provider,
        String model,
        int tokensIn,
        int tokensOut,
        double costCents) {

    /** False when only its reservation is to be settled. */
    boolean isStored() {
        return sessionId != null;
    }

    /** Characters that wait to be stored. */
    int chars() {
        return text.length() + (prompt == null ? 0 : prompt.text().length());
    }
}
