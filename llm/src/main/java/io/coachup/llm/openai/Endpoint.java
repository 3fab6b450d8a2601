package io.coachup.llm.openai;

import io.coachup.llm.Hop;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Where and how the endpoint is called.
 *
 * @param path of chat completions
 * @param authorization header value, or null
 * @param firstTokenMs wait for the first token, ms
 * @param totalMs the whole call, ms
 */
record Endpoint(
        LoopClients clients,
        String host,
        int port,
        boolean tls,
        String path,
        String authorization,
        long firstTokenMs,
        long totalMs) {

    /** The client of the event loop that calls. */
    HttpClient client() {
        return clients.current();
    }

    /** A request with exactly the headers that may reach a provider. */
    RequestOptions request(String accept, Hop hop) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(host)
                .setPort(port)
                .setSsl(tls)
                .setURI(path)
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("accept", accept)
                .putHeader("x-request-id", hop.requestId());
        if (hop.traceParent() != null) {
            options.putHeader("traceparent", hop.traceParent());
        }
        if (authorization != null) {
            options.putHeader("authorization", authorization);
        }
        return options;
    }
}
