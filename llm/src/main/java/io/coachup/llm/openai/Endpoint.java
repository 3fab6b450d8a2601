package io.coachup.llm.openai;

import io.coachup.common.headers.Headers;
import io.coachup.common.tracing.CallIds;
import io.coachup.http.LoopHttpClient;
import io.coachup.http.RequestHead;
import io.vertx.core.buffer.Buffer;

/** Where and how the endpoint is called: with exactly the headers that may reach a provider. */
final class Endpoint {

    private final LoopHttpClient client;
    private final RequestHead stream;
    private final RequestHead whole;
    private final long firstTokenMs;
    private final long keepAliveMs;
    private final long totalMs;
    private final int thoughtTokens;
    private final LearnedParameters parameters = new LearnedParameters();

    /**
     * An endpoint.
     *
     * @param path of chat completions
     * @param authorization header value, or null
     * @param firstTokenMs wait for the first sign of life, ms
     * @param keepAliveMs wait for the first token while only the connection shows life, ms
     * @param totalMs the whole call, ms
     * @param thoughtTokens room for thoughts, beside the cap of a reply
     */
    Endpoint(
            LoopHttpClient client,
            String path,
            String authorization,
            long firstTokenMs,
            long keepAliveMs,
            long totalMs,
            int thoughtTokens) {
        this.client = client;
        this.stream = head(client, path, authorization, "text/event-stream");
        this.whole = head(client, path, authorization, Headers.JSON);
        this.firstTokenMs = firstTokenMs;
        this.keepAliveMs = keepAliveMs;
        this.totalMs = totalMs;
        this.thoughtTokens = thoughtTokens;
    }

    private static RequestHead head(LoopHttpClient client, String path, String authorization, String accept) {
        return new RequestHead(
                client.origin(),
                path,
                Headers.CONTENT_TYPE,
                Headers.JSON,
                Headers.ACCEPT,
                accept,
                Headers.AUTHORIZATION,
                authorization);
    }

    LoopHttpClient client() {
        return client;
    }

    /** The limits of a call that begins now. */
    Patience patience() {
        return new Patience(firstTokenMs, keepAliveMs, totalMs);
    }

    /** Room for thoughts, beside the cap of a reply. */
    int thoughtTokens() {
        return thoughtTokens;
    }

    LearnedParameters parameters() {
        return parameters;
    }

    long totalMs() {
        return totalMs;
    }

    /** Asks for a stream. */
    Buffer streamRequest(CallIds ids, Buffer body) {
        return request(stream, ids, body);
    }

    /** Asks for a whole reply. */
    Buffer wholeRequest(CallIds ids, Buffer body) {
        return request(whole, ids, body);
    }

    private static Buffer request(RequestHead head, CallIds ids, Buffer body) {
        return head.with(body, Headers.REQUEST_ID, ids.requestId(), Headers.TRACE_PARENT, ids.traceParent());
    }
}
