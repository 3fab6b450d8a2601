package io.coachup.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** An OpenAI-compatible voice that says the second half of its audio only when a test lets it. */
final class ScriptedVoice implements AutoCloseable {

    /** As text: the second half never comes. */
    static final String BREAKS = "breaks off";

    /** As text: goes on until the listener leaves. */
    static final String ENDLESS = "without end";

    /** As text: refused. */
    static final String REFUSED = "refused";

    private final byte[] audio = Wav.ofSeconds(2);
    private final Semaphore released = new Semaphore(0);
    private final BlockingQueue<Boolean> abandoned = new LinkedBlockingQueue<>();
    private final HttpServer server;

    ScriptedVoice() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/v1/audio/speech", this::speak);
        server.start();
    }

    String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    byte[] firstHalf() {
        return Arrays.copyOf(audio, audio.length / 2);
    }

    byte[] secondHalf() {
        return Arrays.copyOfRange(audio, audio.length / 2, audio.length);
    }

    /** Lets one speech go on. */
    void release() {
        released.release();
    }

    /** True once the listener of endless audio has left, waiting up to five seconds. */
    boolean awaitAbandoned() throws InterruptedException {
        return abandoned.poll(5, TimeUnit.SECONDS) != null;
    }

    private void speak(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "audio/wav");
        if (request.contains(REFUSED)) {
            exchange.sendResponseHeaders(401, -1);
        } else if (request.contains(BREAKS)) {
            exchange.sendResponseHeaders(200, audio.length);
            exchange.getResponseBody().write(firstHalf());
            exchange.getResponseBody().flush();
            awaitRelease();
        } else {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write(firstHalf());
            body.flush();
            if (request.contains(ENDLESS)) {
                talkWithoutEnd(body);
            }
            awaitRelease();
            body.write(secondHalf());
        }
        exchange.close();
    }

    private void talkWithoutEnd(OutputStream body) throws IOException {
        try {
            while (true) {
                body.write(audio);
                body.flush();
            }
        } catch (IOException e) {
            abandoned.add(true);
            throw e;
        }
    }

    private void awaitRelease() {
        try {
            if (!released.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody wanted the second half");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
