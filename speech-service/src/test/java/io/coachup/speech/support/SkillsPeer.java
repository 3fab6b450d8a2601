package io.coachup.speech.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.skillsapi.SkillsPaths;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** skills-service on a real socket: answers by the session's name and remembers what it was told. */
public final class SkillsPeer {

    /** A session that goes on under another name, {@link #CONTINUED}. */
    public static final String IDLE = "idle-session";

    public static final String CONTINUED = "sess_1_continued";

    /** A session of somebody else. */
    public static final String FOREIGN = "foreign-session";

    /** A session at whose name the service fails. */
    public static final String BROKEN = "broken-session";

    /** A session at whose name the service never answers. */
    public static final String SILENT = "silent-session";

    /** What the id of a request for a person's rows begins with when they are being read already. */
    public static final String BUSY = "busy-";

    /** What it begins with when they break off. */
    public static final String CUT = "cut-";

    private final HttpServer server;
    private final ObjectMapper mapper = new ObjectMapper();
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

    /** A call that arrived; header names are in lower case. */
    public record Told(String path, Map<String, String> headers, JsonNode body) {}

    SkillsPeer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::answer);
        server.start();
    }

    /** As a container's name makes it, with a slash at the end. */
    String address() {
        return "http://skills_service.localhost:" + port() + "/";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The next call about a session, waiting up to five seconds; null when there is none. */
    public Told about(String sessionId) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < end) {
            Told next = told.poll(100, TimeUnit.MILLISECONDS);
            if (next != null && sessionId.equals(next.body().path("sessionId").asText())) {
                return next;
            }
        }
        return null;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        JsonNode body = mapper.readTree(exchange.getRequestBody());
        String sessionId = body.path("sessionId").asText();
        told.add(new Told(exchange.getRequestURI().getPath(), headers, body));
        if (exchange.getRequestURI().getPath().equals(SkillsPaths.USERS_EXPORT)) {
            export(exchange, headers.get("x-request-id"));
            return;
        }
        switch (sessionId) {
            case FOREIGN -> send(exchange, 404, "{\"error\":\"Not found\"}");
            case BROKEN -> send(exchange, 502, "{\"error\":\"Convex query failed\"}");
            case IDLE -> send(exchange, 200, "{\"sessionId\":\"" + CONTINUED + "\"}");
            case SILENT -> {
                // The exchange stays open.
            }
            default -> send(exchange, 200, "{\"sessionId\":\"" + sessionId + "\"}");
        }
    }

    /** Of a person's rows: busy or cut off where the request's id says so. */
    private static void export(HttpExchange exchange, String requestId) throws IOException {
        if (requestId.startsWith(BUSY)) {
            exchange.getResponseHeaders().set("retry-after", "7");
            send(exchange, 429, "{\"error\":\"busy\"}");
        } else if (requestId.startsWith(CUT)) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"sessions\":[".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        } else {
            send(exchange, 200, "{\"sessions\":[{\"sessionId\":\"s\"}],\"complete\":true}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
