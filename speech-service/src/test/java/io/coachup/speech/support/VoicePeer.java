package io.coachup.speech.support;

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

/** An OpenAI-compatible speech endpoint on a real socket whose audio comes when a test says so. */
public final class VoicePeer {

    /** In a text: the audio breaks off after its first part. */
    public static final String BREAKS = "breaks off";

    /** In a text: there is no end until the reader goes away. */
    public static final String ENDLESS = "without end";

    /** In a text: the answer is some megabytes long, more than connections hold by themselves. */
    public static final String LONG = "at great length";

    /** In a text: refused before the first byte. */
    public static final String REFUSED = "refused";

    /** In a text: the answer has no sound. */
    public static final String SILENT = "of another script";

    /** In a text or a recording: it fails inside. */
    public static final String HURTS = "hurts";

    /** In a recording: it is understood. */
    public static final String CLEAR = "clear";

    private static final int LONG_BYTES = 20_000_000;

    private final HttpServer server;
    private final byte[] audio = Sound.wav(2);
    private final BlockingQueue<Boolean> abandoned = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> said = new LinkedBlockingQueue<>();
    private volatile CountDownLatch secondHalf = new CountDownLatch(0);

    VoicePeer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/v1/audio/speech", this::speak);
        server.createContext("/v1/audio/transcriptions", this::hear);
        server.createContext("/recording.wav", this::send);
        server.start();
    }

    String address() {
        return "http://" + hostAndPort() + "/v1";
    }

    /** Address of its audio as a file. */
    public String recording() {
        return "http://" + hostAndPort() + "/recording.wav";
    }

    String hostAndPort() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** All that it says. */
    public byte[] audio() {
        return audio.clone();
    }

    /** From now on the second half waits for {@link #releaseSecondHalf}. */
    public void holdSecondHalf() {
        secondHalf = new CountDownLatch(1);
    }

    public void releaseSecondHalf() {
        secondHalf.countDown();
    }

    /** True once the reader of endless audio went away, waiting up to five seconds. */
    public boolean awaitAbandoned() throws InterruptedException {
        return abandoned.poll(5, TimeUnit.SECONDS) != null;
    }

    private void speak(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (request.contains(REFUSED)) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        if (request.contains(SILENT) || request.contains(HURTS)) {
            exchange.sendResponseHeaders(request.contains(SILENT) ? 200 : 500, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("content-type", "audio/wav");
        int half = audio.length / 2;
        if (request.contains(BREAKS)) {
            // More is announced than comes.
            exchange.sendResponseHeaders(200, audio.length);
            exchange.getResponseBody().write(audio, 0, half);
            exchange.getResponseBody().flush();
            await();
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(audio, 0, half);
            body.flush();
            if (request.contains(LONG)) {
                talkAtLength(body, half);
                return;
            }
            if (request.contains(ENDLESS)) {
                talkWithoutEnd(body);
            }
            await();
            body.write(audio, half, audio.length - half);
        }
    }

    private void hear(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (request.contains(CLEAR)) {
            byte[] heard = "{\"text\":\"heard\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, heard.length);
            exchange.getResponseBody().write(heard);
        } else {
            exchange.sendResponseHeaders(request.contains(HURTS) ? 500 : 404, -1);
        }
        exchange.close();
    }

    private void send(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, audio.length);
        exchange.getResponseBody().write(audio);
        exchange.close();
    }

    /** How many bytes a long answer had, once all of it was sent, waiting up to twenty seconds; else null. */
    public Integer awaitSaid() throws InterruptedException {
        return said.poll(20, TimeUnit.SECONDS);
    }

    private void talkAtLength(OutputStream body, int already) throws IOException {
        int bytes = already;
        while (bytes < LONG_BYTES) {
            body.write(audio);
            bytes += audio.length;
        }
        body.close();
        said.add(bytes);
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

    private void await() {
        try {
            if (!secondHalf.await(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody wanted the second half");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
