package io.coachup.common.tracing;

/**
 * What travels with every call that one request or job causes, as {@code x-request-id} and {@code traceparent}.
 *
 * @param requestId id of the request, or null where a call belongs to none
 * @param traceParent W3C trace parent, or null
 */
public record CallIds(String requestId, String traceParent) {

    /** Of a call that belongs to no request. */
    public static final CallIds NONE = new CallIds(null, null);
}
