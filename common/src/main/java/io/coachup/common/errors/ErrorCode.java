package io.coachup.common.errors;

/** The machine words of error bodies, each with its HTTP status. */
public enum ErrorCode {
    INVALID_JSON(400),
    VALIDATION_ERROR(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    REQUEST_TIMEOUT(408),
    PAYLOAD_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    LIMIT_REACHED(409),
    IN_PROGRESS(409),
    IDEMPOTENCY_KEY_REUSED(422),
    RATE_LIMITED(429),
    BUDGET_EXHAUSTED(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL_ERROR(500),
    PROVIDER_UNCONFIGURED(501),
    CONVEX_QUERY_FAILED(502),
    UPSTREAM_UNAVAILABLE(502),
    UPSTREAM_ERROR(502),
    UNAVAILABLE(503),
    UPSTREAM_TIMEOUT(504);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with this code. */
    public int status() {
        return status;
    }

    /** The code as it stands in bodies and logs: lower case with underscores. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
