package io.coachup.gateway.proxy;

import io.coachup.common.headers.Headers;
import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Set;

/** Which headers of a service's answer the client sees; the rest is internal or the gateway's own to set. */
final class ResponseHeaders {

    private static final Set<String> ALLOWED = Set.of(
            "content-type",
            "content-length",
            "content-encoding",
            "content-language",
            "content-disposition",
            "content-range",
            "accept-ranges",
            "etag",
            "last-modified",
            "location",
            "date",
            "vary",
            "allow",
            Headers.RETRY_AFTER,
            "idempotency-key",
            Headers.PROVIDER,
            Headers.MODEL_ID);

    private ResponseHeaders() {}

    /** Removes from a service's headers what stays inside. */
    static void apply(MultiMap headers) {
        for (String name : headers.names().toArray(String[]::new)) {
            if (!ALLOWED.contains(name.toLowerCase(Locale.ROOT))) {
                headers.remove(name);
            }
        }
    }
}
