package io.coachup.gateway.proxy;

import io.coachup.common.headers.Headers;
import io.coachup.gateway.routing.Route;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Set;

/** Which headers of a service's answer the client sees; the rest is internal or the gateway's own to set. */
final class ResponseHeaders {

    private static final Set<String> ALLOWED = Set.of(
            Headers.CONTENT_TYPE,
            "content-length",
            "content-encoding",
            "content-language",
            "content-disposition",
            "content-range",
            "accept-ranges",
            Headers.ETAG,
            "last-modified",
            "location",
            "date",
            "vary",
            "allow",
            Headers.RETRY_AFTER,
            Headers.IDEMPOTENCY_KEY,
            Headers.SUMMARY_EMPTY,
            Headers.PROVIDER,
            Headers.MODEL_ID);

    /** Routes whose answers the contract keeps out of the buffers of proxies in front, and what streams. */
    private static final Set<String> UNBUFFERED = Set.of(
            "POST /api/messages/ingest",
            "POST /api/assessments/run",
            "GET /api/assessments/{sessionId}",
            "GET /api/v1/users/export",
            "POST /api/v1/tts");

    private ResponseHeaders() {}

    /** Removes from a service's headers what stays inside, and puts the rest in the public form. */
    static void apply(MultiMap headers, Route route) {
        for (String name : headers.names().toArray(String[]::new)) {
            if (!ALLOWED.contains(name.toLowerCase(Locale.ROOT))) {
                headers.remove(name);
            }
        }
        if (isJson(headers.get(HttpHeaders.CONTENT_TYPE))) {
            headers.set(HttpHeaders.CONTENT_TYPE, Headers.JSON_UTF_8);
        }
        if (UNBUFFERED.contains(route.label())) {
            headers.set(Headers.ACCEL_BUFFERING, "no");
        }
    }

    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.regionMatches(true, 0, Headers.JSON, 0, Headers.JSON.length())
                && (contentType.length() == Headers.JSON.length()
                        || " ;".indexOf(contentType.charAt(Headers.JSON.length())) >= 0);
    }
}
