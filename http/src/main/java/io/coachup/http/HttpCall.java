package io.coachup.http;

/** A running call. To be used on the event loop that sent it. */
public interface HttpCall {

    /** Stops the response, at once but for what is being handed over. */
    void pause();

    /** Reads on after {@link #pause()}. */
    void resume();

    /** Ends the call at once, also when it still waits for its connection; the handler hears nothing more. */
    void cancel();
}
