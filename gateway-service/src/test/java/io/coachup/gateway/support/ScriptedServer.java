package io.coachup.gateway.support;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service on a real socket that answers as a test says and remembers what it was asked. */
public final class ScriptedServer {

    private static final Handler<HttpServerRequest> DEFAULT =
            request -> request.response().setStatusCode(404).end("{\"error\":\"not scripted\"}");

    private static final String REPLIES = "/internal/chat/replies";

    private final Map<String, Handler<HttpServerRequest>> scripts = new ConcurrentHashMap<>();
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<Seen> replies = new LinkedBlockingQueue<>();
    private HttpServer server;

    /**
     * A request that arrived whole.
     *
     * @param headers names in lower case
     */
    public record Seen(String method, String uri, Map<String, String> headers, String body) {}

    void start(Vertx vertx) {
        server = vertx.createHttpServer(new HttpServerOptions().setMaxInitialLineLength(70_000))
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Base address. */
    public String address() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Forgets scripts and requests. */
    public void reset() {
        scripts.clear();
        seen.clear();
        replies.clear();
    }

    /** From now on answers requests of {@code path} like this; the handler may read the body itself. */
    public void script(String path, Handler<HttpServerRequest> answer) {
        scripts.put(path, answer);
    }

    /** From now on answers {@code path} with this once the request has been read. */
    public void answer(String path, int status, String json) {
        script(path, request -> request.body().onSuccess(_ -> request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(json)));
    }

    /** The next request that arrived, waiting up to five seconds; null when none did. Replies to store don't count. */
    public Seen next() throws InterruptedException {
        return seen.poll(5, TimeUnit.SECONDS);
    }

    /** The next reply to store of this request, waiting up to five seconds; null when there is none. */
    public Seen reply(String requestId) throws InterruptedException {
        Seen reply = replies.poll(5, TimeUnit.SECONDS);
        while (reply != null && !requestId.equals(reply.headers().get("x-request-id"))) {
            // Stored late, by a test before.
            reply = replies.poll(5, TimeUnit.SECONDS);
        }
        return reply;
    }

    /** True when there are replies to store of this request, of those that have arrived. */
    public boolean hasReply(String requestId) {
        return replies.stream()
                .anyMatch(reply -> requestId.equals(reply.headers().get("x-request-id")));
    }

    /** True when nothing but replies to store was asked and not taken yet. */
    public boolean isQuiet() {
        return seen.isEmpty();
    }

    private void handle(HttpServerRequest request) {
        Map<String, String> headers = new ConcurrentHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        request.body().onSuccess(body -> (request.uri().equals(REPLIES) ? replies : seen)
                .add(new Seen(request.method().name(), request.uri(), headers, body.toString())));
        scripts.getOrDefault(request.path(), DEFAULT).handle(request);
    }
}
