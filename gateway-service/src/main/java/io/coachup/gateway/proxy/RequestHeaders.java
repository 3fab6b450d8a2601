package io.coachup.gateway.proxy;

import io.coachup.common.headers.HeaderAllowList;
import io.coachup.common.headers.Headers;
import io.coachup.gateway.exchange.Exchange;
import io.vertx.core.MultiMap;

/** What crosses the boundary towards a service: the allow-list, and identifiers in the form that the gateway vouches for. */
final class RequestHeaders {

    private RequestHeaders() {}

    /** Reduces {@code headers}, a copy of the client's, to what the service gets. */
    static void apply(MultiMap headers, Exchange exchange) {
        for (String name : headers.names().toArray(String[]::new)) {
            if (!HeaderAllowList.allowsRequest(name)) {
                headers.remove(name);
            }
        }
        headers.set(Headers.REQUEST_ID, exchange.requestId());
        headers.set(Headers.TRACE_PARENT, exchange.traceParent());
        setOrRemove(headers, Headers.TRACE_STATE, exchange.traceState());
        setOrRemove(headers, Headers.AUTHORIZATION, exchange.authorization());
    }

    private static void setOrRemove(MultiMap headers, String name, String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.set(name, value);
        }
    }
}
