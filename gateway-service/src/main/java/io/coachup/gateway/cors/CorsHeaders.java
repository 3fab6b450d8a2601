package io.coachup.gateway.cors;

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
    private static final CharSequence ALLOWED = HttpHeaders.createOptimized(
            "Content-Type, X-Request-Id, X-Tracked-Skill-Id, Authorization, Idempotency-Key, X-Detect-Ms");
    private static final CharSequence EXPOSED =
            HttpHeaders.createOptimized("X-Request-Id, X-Chat-Provider, X-Chat-Model, Idempotency-Key");

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
}
