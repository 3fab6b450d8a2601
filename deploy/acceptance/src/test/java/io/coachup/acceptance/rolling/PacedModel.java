package io.coachup.acceptance.rolling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What a gateway calls: a model that speaks as fast as people read, and a skills-service that knows nobody. */
final class PacedModel implements AutoCloseable {

    /** Tokens of each reply. */
    static final int TOKENS = 40;

    private static final Duration PACE = Duration.ofMillis(40);

    private final HttpServer server;
    private final AtomicInteger speaking = new AtomicInteger();
    private final Semaphore stored = new Semaphore(0);

    PacedModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::speak);
        server.createContext("/chat/context", exchange -> answer(exchange, "{\"sessionId\":\"s-1\"}"));
        server.createContext("/internal/chat/replies", this::store);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Replies that are being spoken now. */
    int speaking() {
        return speaking.get();
    }

    /** Waits at most ten seconds until so many replies were handed over to be stored; whether they were. */
    boolean awaitStored(int replies) throws InterruptedException {
        return stored.tryAcquire(replies, 10, TimeUnit.SECONDS);
    }

    private void speak(HttpExchange exchange) throws IOException {
        speaking.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < TOKENS; i++) {
                // The pace of a model, which is what keeps streams open while gateways are replaced.
                LockSupport.parkNanos(PACE.toNanos());
                send(body, "{\"choices\":[{\"delta\":{\"content\":\" word\"}}]}");
            }
            send(body, "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
            send(body, "[DONE]");
        } finally {
            speaking.decrementAndGet();
        }
    }

    private static void send(OutputStream body, String data) throws IOException {
        body.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private void store(HttpExchange exchange) throws IOException {
        stored.release();
        answer(exchange, "{}");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(200, json.length());
        exchange.getResponseBody().write(json.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
