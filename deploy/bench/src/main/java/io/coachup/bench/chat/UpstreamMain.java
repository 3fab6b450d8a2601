package io.coachup.bench.chat;

import io.coachup.bench.BenchProcess;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The scripted model endpoint, in a process of its own: {@code /v1/chat/completions} streams {@link Script}, and
 * {@code /pace} sets the milliseconds between tokens. It also plays skills-service, as far as a chat stream calls it, and a collector
 * of traces.
 */
final class UpstreamMain {

    private static final int EVENT_LOOPS = 2;
    private static final AtomicInteger PACE_MS = new AtomicInteger();
    private static final AtomicInteger REPLIES = new AtomicInteger();
    private static final Buffer[] FRAMES = IntStream.range(0, Script.TOKENS - 1)
            .mapToObj(number -> Script.frame(number % 10))
            .map(Buffer::buffer)
            .toArray(Buffer[]::new);
    private static final Buffer END = Buffer.buffer(Script.end());
    private static final Buffer CONTEXT = Buffer.buffer(
            """
            {"sessionId":"bench","recentTurns":[
            {"role":"user","content":"I have to give a talk on Thursday and I am afraid to lose the thread."},
            {"role":"assistant","content":"What would the first sentence be, if you gave it to a friend?"}],
            "trackedSkills":[{"id":"clarity","name":"Clarity","currentLevel":4.5},
            {"id":"confidence","name":"Confidence","currentLevel":3}]}""");

    private UpstreamMain() {}

    /** The command line that starts it on this port. */
    static List<String> command(int port) {
        return List.of(
                BenchProcess.java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                UpstreamMain.class.getName(),
                Integer.toString(port));
    }

    static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle(() -> new Server(port), new DeploymentOptions().setInstances(EVENT_LOOPS))
                .onSuccess(_ -> System.out.println("ready"))
                .onFailure(failure -> {
                    System.err.println(failure.getMessage());
                    System.exit(1);
                });
    }

    private static final class Server extends AbstractVerticle {

        private final int port;

        Server(int port) {
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(this::answer)
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void answer(HttpServerRequest request) {
            switch (request.path()) {
                case "/v1/chat/completions" -> request.endHandler(_ -> stream(request.response()));
                case "/chat/context" ->
                    request.endHandler(_ -> request.response()
                            .putHeader("content-type", "application/json")
                            .end(CONTEXT));
                case "/internal/chat/replies" ->
                    request.endHandler(
                            _ -> request.response().setStatusCode(201).end());
                case "/v1/traces" -> request.endHandler(_ -> request.response().end());
                case "/pace" -> {
                    PACE_MS.set(Integer.parseInt(request.getParam("ms")));
                    request.response().end();
                }
                default -> request.response().setStatusCode(404).end();
            }
        }

        /** No two replies are the same: where they are stored, the same one twice might count as one. */
        private static Buffer last() {
            return Buffer.buffer(Script.frame(REPLIES.incrementAndGet()));
        }

        private void stream(HttpServerResponse response) {
            response.setChunked(true)
                    .putHeader("content-type", "text/event-stream; charset=utf-8")
                    .putHeader("cache-control", "no-cache");
            int paceMs = PACE_MS.get();
            if (paceMs == 0) {
                for (Buffer frame : FRAMES) {
                    response.write(frame);
                }
                response.write(last());
                response.end(END);
            } else {
                int[] next = {0};
                long timer = vertx.setPeriodic(paceMs, id -> {
                    if (next[0] < FRAMES.length) {
                        response.write(FRAMES[next[0]++]);
                    } else {
                        vertx.cancelTimer(id);
                        response.write(last());
                        response.end(END);
                    }
                });
                response.closeHandler(_ -> vertx.cancelTimer(timer));
            }
        }
    }
}
