package io.coachup.gateway.entry;

import io.vertx.core.http.HttpServerRequest;

/** The request id of an event stream: browsers can't set headers there, so it may come as the query parameter {@code rid}. */
final class ChatRequestId {

    private static final String PARAMETER = "rid";

    private ChatRequestId() {}

    /** The parameter's value, or null when absent or the query is malformed. */
    static String of(HttpServerRequest request) {
        try {
            return request.getParam(PARAMETER);
        } catch (IllegalArgumentException e) {
            // The handler of the route refuses the query with an answer that says so.
            return null;
        }
    }
}
