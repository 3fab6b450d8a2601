package io.coachup.gateway.body;

import io.coachup.common.errors.ApiException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What is checked of a body before its first byte is read. */
public final class BodyHead {

    /** Length of a body that says none. */
    public static final long UNKNOWN = -1;

    private static final String CONTINUE = "100-continue";

    private BodyHead() {}

    /**
     * The declared length in bytes, or {@link #UNKNOWN} for a chunked or absent body.
     *
     * @throws ApiException 413 when it is over the limit
     */
    public static long check(HttpServerRequest request, RouteBodyLimit limit) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return UNKNOWN;
        }
        long bytes = Long.parseLong(length);
        if (bytes > limit.maxBytes()) {
            throw limit.refusal();
        }
        return bytes;
    }

    /** True when a body follows, empty or not. */
    public static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Tells a client that asked first to send its body. */
    public static void acceptBody(HttpServerRequest request) {
        if (CONTINUE.equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }
}
