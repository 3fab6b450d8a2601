package io.coachup.llm.openai;

import io.coachup.http.LoopHttpClient;
import io.coachup.http.RequestHead;
import io.coachup.llm.Hop;
import io.vertx.core.buffer.Buffer;

/** Where and how the endpoint is called: with exactly the headers that may reach a provider. */
final class Endpoint {

    private final LoopHttpClient client;
    private final RequestHead stream;
    private final RequestHead whole;
    private final long firstTokenMs;
    private final long totalMs;

    /**
     * An endpoint.
     *
     * @param path of chat completions
     * @param authorization header value, or null
     * @param firstTokenMs wait for the first token, ms
     * @param totalMs the whole call, ms
     */
    Endpoint(LoopHttpClient client, String path, String authorization, long firstTokenMs, long totalMs) {
        this.client = client;
        this.stream = head(client, path, authorization, "text/event-stream");
        this.whole = head(client, path, authorization, "application/json");
        this.firstTokenMs = firstTokenMs;
        this.totalMs = totalMs;
    }

    private static RequestHead head(LoopHttpClient client, String path, String authorization, String accept) {
        return new RequestHead(
                client.origin(),
                path,
                "content-type",
                "application/json",
                "accept",
                accept,
                "authorization",
                authorization);
    }

    LoopHttpClient client() {
        return client;
    }

    long firstTokenMs() {
        return firstTokenMs;
    }

    long totalMs() {
        return totalMs;
    }

    /** Asks for a stream. */
    Buffer streamRequest(Hop hop, Buffer body) {
        return request(stream, hop, body);
    }

    /** Asks for a whole reply. */
    Buffer wholeRequest(Hop hop, Buffer body) {
        return request(whole, hop, body);
    }

    private static Buffer request(RequestHead head, Hop hop, Buffer body) {
        return head.with(body, "x-request-id", hop.requestId(), "traceparent", hop.traceParent());
    }
}
