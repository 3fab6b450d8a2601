package io.coachup.gateway.reply;

/**
 * What the coach said, to be stored.
 *
 * @param requestId id of the request it answers
 * @param traceParent trace of that request
 * @param userId owner of the session
 * @param sessionId the session
 * @param text what was said, not blank
 * @param partial true when the client left before the end or the provider failed
 * @param provider who generated it
 * @param model the model
 * @param tokensIn tokens of the prompt
 * @param tokensOut tokens of the reply
 * @param costCents cost of the call in cents
 */
public record Reply(
        String requestId,
        String traceParent,
        String userId,
        String sessionId,
        String text,
        boolean partial,
        String provider,
        String model,
        int tokensIn,
        int tokensOut,
        double costCents) {}
