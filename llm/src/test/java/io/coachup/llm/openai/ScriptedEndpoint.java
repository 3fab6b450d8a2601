package io.coachup.llm.openai;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An OpenAI-compatible server that does what a test tells it. */
final class ScriptedEndpoint implements AutoCloseable {

    private final HttpServer server;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> closed = new LinkedBlockingQueue<>();

    /** A request as it arrived. */
    record Call(MultiMap headers, JsonObject body, String path) {}

    /** What a test does with a request. */
    interface Script {
        void play(HttpServerResponse response, JsonObject body);
    }

    ScriptedEndpoint(Vertx vertx, Script script) {
        Handler<HttpServerRequest> handler = request -> {
            request.connection().closeHandler(gone -> closed.add(System.nanoTime()));
            request.response().exceptionHandler(gone -> closed.add(System.nanoTime()));
            request.bodyHandler(body -> {
                JsonObject json = body.toJsonObject();
                calls.add(new Call(request.headers(), json, request.path()));
                script.play(request.response(), json);
            });
        };
        server = vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String baseUrl() {
        return "http://localhost:" + server.actualPort() + "/v1";
    }

    Call awaitCall() throws InterruptedException {
        return calls.poll(10, TimeUnit.SECONDS);
    }

    /** When the next connection ended, as {@link System#nanoTime()}; null after {@code millis}. */
    Long awaitClosed(long millis) throws InterruptedException {
        return closed.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** The event of one token. */
    static String token(String text) {
        return "data: "
                + new JsonObject()
                        .put(
                                "choices",
                                new JsonArray()
                                        .add(new JsonObject().put("delta", new JsonObject().put("content", text))))
                        .encode()
                + "\n\n";
    }

    static final String FINISH = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    static final String USAGE = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}}\n\n";
    static final String DONE = "data: [DONE]\n\n";

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
