package io.coachup.gateway.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * Cross-origin headers of every answer. Any origin may read, but never with credentials: a foreign page has no access
 * to what the session cookie opens.
 */
public final class CorsHeaders {

    private static final CharSequence ALLOW_ORIGIN = HttpHeaders.createOptimized("access-control-allow-origin");
    private static final CharSequence ALLOW_METHODS = HttpHeaders.createOptimized("access-control-allow-methods");
    private static final CharSequence ALLOW_HEADERS = HttpHeaders.createOptimized("access-control-allow-headers");
    private static final CharSequence EXPOSE_HEADERS = HttpHeaders.createOptimized("access-control-expose-headers");
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    private static final CharSequence MAX_AGE = HttpHeaders.createOptimized("access-control-max-age");

    /** Every header that is read of a request and that a page needs leave for. */
    private static final CharSequence ALLOWED = HttpHeaders.createOptimized(
            "Content-Type, X-Request-Id, X-Tracked-Skill-Id, Authorization, Idempotency-Key, X-Detect-Ms, traceparent, "
                    + "tracestate, X-User-Id, X-Session-Id, X-Group-Id, X-Provider, X-Model-Id, If-None-Match, Range, "
                    + "Cache-Control, Last-Event-ID");

    private static final CharSequence EXPOSED = HttpHeaders.createOptimized(
            "X-Request-Id, X-Chat-Provider, X-Chat-Model, X-Session-Id, Idempotency-Key, Retry-After, "
                    + "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, RateLimit, RateLimit-Policy, "
                    + "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, ETag, X-Provider, X-Model-Id");

    /** In seconds; some browsers take no more. */
    private static final CharSequence KEPT = HttpHeaders.createOptimized("600");

    private CorsHeaders() {}

    /** Sets the headers of an answer whose path serves {@code methods}, a comma separated list or null for none. */
    public static void set(MultiMap headers, String methods) {
        headers.set(ALLOW_ORIGIN, ANY);
        headers.set(ALLOW_HEADERS, ALLOWED);
        headers.set(EXPOSE_HEADERS, EXPOSED);
        if (methods != null) {
            headers.set(ALLOW_METHODS, methods);
        }
    }

    /** Lets a browser ask only now and then. */
    public static void setMaxAge(MultiMap headers) {
        headers.set(MAX_AGE, KEPT);
    }
}
