package io.coachup.llm;

/**
 * Identifiers that travel to the provider as {@code x-request-id} and {@code traceparent}.
 *
 * @param requestId request id, never null
 * @param traceParent W3C trace parent, or null
 */
public record Hop(String requestId, String traceParent) {}
