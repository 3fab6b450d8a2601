package io.coachup.common.errors;

/** A request that is answered with an {@link ErrorBody}. Its message is shown to the client. */
public final class ApiException extends RuntimeException {

    private final ErrorCode code;
    private final int retryAfterSeconds;
    private final Long maxBytes;

    public ApiException(ErrorCode code, String message) {
        this(code, message, 0, null, null);
    }

    public ApiException(ErrorCode code, String message, Throwable cause) {
        this(code, message, 0, null, cause);
    }

    private ApiException(ErrorCode code, String message, int retryAfterSeconds, Long maxBytes, Throwable cause) {
        super(message, cause);
        this.maxBytes = maxBytes;
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static ApiException invalid(String message) {
        return new ApiException(ErrorCode.VALIDATION_ERROR, message);
    }

    public static ApiException invalidJson() {
        return new ApiException(ErrorCode.INVALID_JSON, "Invalid JSON");
    }

    public static ApiException unauthenticated() {
        return new ApiException(ErrorCode.UNAUTHENTICATED, "Unauthorized");
    }

    /** The one answer for what does not exist and for what belongs to somebody else. */
    public static ApiException notFound() {
        return new ApiException(ErrorCode.NOT_FOUND, "Not found");
    }

    /** A 413 that says what would have been accepted, in bytes. */
    public static ApiException tooLarge(String message, long maxBytes) {
        return new ApiException(ErrorCode.PAYLOAD_TOO_LARGE, message, 0, maxBytes, null);
    }

    /** A dependency that is down; the client may repeat after {@code retryAfterSeconds}. */
    public static ApiException unavailable(ErrorCode code, String message, int retryAfterSeconds, Throwable cause) {
        return new ApiException(code, message, retryAfterSeconds, null, cause);
    }

    public ErrorCode code() {
        return code;
    }

    /** Value of {@code Retry-After} in seconds, 0 for none. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** What would have been accepted in bytes, or null. */
    public Long maxBytes() {
        return maxBytes;
    }
}
