package io.coachup.acceptance.packaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What a gateway calls: a model that says one word and the other when it's told to, and a place that takes replies. */
final class SlowModel implements AutoCloseable {

    private final HttpServer server;
    private final CountDownLatch told = new CountDownLatch(1);
    private final AtomicInteger refusals = new AtomicInteger();
    private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();

    SlowModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::speak);
        server.createContext("/chat/context", exchange -> answer(exchange, 200, "{\"sessionId\":\"s-1\"}"));
        server.createContext("/internal/chat/replies", this::store);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Lets it say its second word. */
    void goOn() {
        told.countDown();
    }

    /** The next reply that was handed over to be stored; null after five seconds. */
    String awaitReply() throws InterruptedException {
        return replies.poll(5, TimeUnit.SECONDS);
    }

    private void speak(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            send(body, "{\"choices\":[{\"delta\":{\"content\":\"Take\"}}]}");
            told.await();
            send(body, "{\"choices\":[{\"delta\":{\"content\":\" heart\"}}]}");
            send(body, "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
            send(body, "[DONE]");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(OutputStream body, String data) throws IOException {
        body.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    /** Can't at first, as while it is restarted itself. */
    private void store(HttpExchange exchange) throws IOException {
        String reply = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (refusals.getAndIncrement() == 0) {
            answer(exchange, 503, "{}");
        } else {
            replies.add(reply);
            answer(exchange, 200, "{}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(status, json.length());
        exchange.getResponseBody().write(json.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    @Override
    public void close() {
        goOn();
        server.stop(0);
    }
}
