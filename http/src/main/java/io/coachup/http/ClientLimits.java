package io.coachup.http;

/**
 * What a client may use.
 *
 * @param connectMs longest wait for a connection to be made, ms
 * @param calls calls that run at a time, over all event loops; four times as many may wait
 * @param keepAliveMs how long a connection without a call is kept, ms
 */
public record ClientLimits(int connectMs, int calls, int keepAliveMs) {}
