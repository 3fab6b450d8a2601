package io.coachup.gateway.support;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The model provider's side of streams, driven by a test token by token. */
public final class Model {

    public static final String PATH = "/v1/chat/completions";

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

    /** Responses the provider's calls from now on. */
    public Model() {
        World.MODEL.script(PATH, request -> calls.add(new Call(request)));
    }

    /** The next call, waiting up to five seconds. */
    public Call call() throws InterruptedException {
        Call call = calls.poll(5, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("The provider was not called");
        }
        return call;
    }

    /** True when no call came that was not taken. */
    public boolean isQuiet() {
        return calls.isEmpty();
    }

    /** Responses every call with these tokens at once. */
    public static void says(String... tokens) {
        World.MODEL.script(PATH, request -> {
            Call call = new Call(request);
            for (String token : tokens) {
                call.token(token);
            }
            call.end();
        });
    }

    /** One call being answered. */
    public static final class Call {

        private final HttpServerResponse response;
        private final CountDownLatch closed = new CountDownLatch(1);

        Call(HttpServerRequest request) {
            response = request.response();
            response.closeHandler(_ -> closed.countDown());
            response.exceptionHandler(_ -> closed.countDown());
            response.setChunked(true).putHeader("content-type", "text/event-stream");
        }

        /** Sends a token. */
        public Call token(String text) {
            return event(new JsonObject()
                    .put(
                            "choices",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("index", 0)
                                            .put("delta", new JsonObject().put("content", text)))));
        }

        /** Ends the reply properly, with its usage. */
        public void end() {
            end("stop");
        }

        /** Ends the reply for this reason, with its usage. */
        public void end(String reason) {
            event(new JsonObject()
                    .put(
                            "choices",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("index", 0)
                                            .put("delta", new JsonObject())
                                            .put("finish_reason", reason))));
            event(new JsonObject()
                    .put("choices", new JsonArray())
                    .put("usage", new JsonObject().put("prompt_tokens", 100).put("completion_tokens", 20)));
            response.end("data: [DONE]\n\n");
        }

        /** Breaks the connection. */
        public void breakOff() {
            response.reset();
        }

        /** True when the gateway hung up within {@code millis}. */
        public boolean isHungUpWithin(long millis) throws InterruptedException {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        }

        /** True when the gateway does not take any more for now. */
        public boolean isHeldBack() {
            return response.writeQueueFull();
        }

        private Call event(JsonObject data) {
            response.write("data: " + data.encode() + "\n\n");
            return this;
        }
    }
}
