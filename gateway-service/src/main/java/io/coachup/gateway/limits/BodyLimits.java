package io.coachup.gateway.limits;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What is checked of a body before its first byte is read. */
public final class BodyLimits {

    /** Length of a body that says none. */
    public static final long UNKNOWN = -1;

    private static final String CONTINUE = "100-continue";

    private BodyLimits() {}

    /**
     * The declared length in bytes, or {@link #UNKNOWN} for a chunked or absent body.
     *
     * @throws ApiException 413 when it is over the limit, 400 when the length can't be told for sure
     */
    public static long check(HttpServerRequest request, BodyLimit limit) {
        String encoding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase(HttpHeaders.CHUNKED.toString())) {
            throw ApiException.invalid("Transfer-Encoding must be chunked");
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return UNKNOWN;
        }
        long bytes = parse(length);
        if (bytes > limit.maxBytes()) {
            throw limit.refusal();
        }
        return bytes;
    }

    /** Tells a client that asked first to send its body. */
    public static void acceptBody(HttpServerRequest request) {
        if (CONTINUE.equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    private static long parse(String length) {
        try {
            long bytes = Long.parseLong(length.trim());
            if (bytes >= 0) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "Content-Length must be a number", e);
        }
        throw ApiException.invalid("Content-Length must be a number");
    }
}
