package io.coachup.llm;

/** A running streamed reply, driven on the event loop that started it. */
public interface ChatStream {

    /** Stops reading from the provider until {@link #resume()}; the back-pressure of a slow consumer. */
    void pause();

    /** Reads on after {@link #pause()}. */
    void resume();

    /** Ends the provider call at once; the handler hears nothing more. Safe to call at any time, also twice. */
    void cancel();
}
