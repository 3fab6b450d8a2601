package io.coachup.http;

/**
 * Hears the response to a call on the event loop that sent it, never before the sending has returned. After {@link #onEnd}
 * or {@link #onFailure}, of which exactly one comes unless the call is cancelled, nothing follows.
 */
public interface HttpCallHandler {

    /** The response begins. */
    void onHead(int status);

    /** Part of the body, from index {@code from} to before {@code to}; valid during the call only. */
    void onBody(byte[] bytes, int from, int to);

    /** What one read of the socket brought has been handed over, and more will come. */
    void onReadEnd();

    /** The response is complete. */
    void onEnd();

    /** There is no response, or only a part of it. */
    void onFailure(Throwable cause);
}
