package io.coachup.llm;

/**
 * Hears a streamed reply, on the event loop that started it. After {@link #onComplete} or {@link #onFailure}, of which
 * exactly one comes unless the stream was cancelled, nothing follows.
 */
public interface ChatStreamHandler {

    /** One token as the provider sent it; never empty. */
    void onToken(String text);

    /** The provider has delivered all it had for this turn of the event loop: write out what was collected. */
    void onTurnEnd();

    /**
     * The reply is over, and with it the turn: {@link #onTurnEnd} does not come before it.
     *
     * @param ending whether the model had said all; never {@link Ending#INTERRUPTED}
     */
    void onComplete(Usage usage, Ending ending);

    /** The reply failed or came too late, which ends the turn too; tokens heard before stay valid. */
    void onFailure(LlmException failure);
}
