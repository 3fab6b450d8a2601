package io.coachup.http;

/**
 * What a client may use.
 *
 * @param connectMs longest wait for a connection to be made, ms
 * @param calls calls that run at a time, over all event loops; four times as many may wait
 * @param keepAliveMs how long a connection without a call is kept, ms
 * @param resendMs a call is sent again, on a new connection, when the idle one that it was sent on ends so soon after, in ms,
 *     without any of a response: most likely the server ended it before the request came. 0 where a server must not get a
 *     request twice
 */
public record ClientLimits(int connectMs, int calls, int keepAliveMs, int resendMs) {

    /** How soon, in ms, a server's end of an idle connection is heard over any network that is worth calling. */
    public static final int RESEND_MS = 1000;
}
