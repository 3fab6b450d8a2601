package io.coachup.gateway.entry;

import io.coachup.gateway.exchange.Query;
import io.vertx.core.http.HttpServerRequest;

/** The request id of an event stream: browsers can't set headers there, so it may come as the query parameter {@code rid}. */
final class ChatRequestId {

    private static final String PARAMETER = "rid";

    private ChatRequestId() {}

    /** The parameter's value, or null when absent. */
    static String of(HttpServerRequest request) {
        String query = request.query();
        return query == null || !query.contains(PARAMETER)
                ? null
                : Query.parse(query).get(PARAMETER);
    }
}
