package io.coachup.gateway.chat.accounting;

import io.coachup.llm.Ending;
import io.coachup.llm.LlmException;
import io.coachup.llm.Usage;

/**
 * How a stream went.
 *
 * @param firstTokenMs time from the request to the first token, or null when none came
 * @param totalMs time from the request to the end of the stream
 * @param providerMs time of the provider's call
 * @param usage tokens, estimated when the provider did not report them
 * @param failure why the provider failed, or null
 * @param disconnected true when the client left before the end
 * @param ending how the reply ended
 */
public record StreamFacts(
        Long firstTokenMs,
        long totalMs,
        long providerMs,
        Usage usage,
        LlmException failure,
        boolean disconnected,
        Ending ending) {

    /** The provider call's log status. */
    public String status() {
        if (failure != null) {
            return failure.isTimeout() ? "timeout" : "error";
        }
        return disconnected ? "cancelled" : "ok";
    }
}
