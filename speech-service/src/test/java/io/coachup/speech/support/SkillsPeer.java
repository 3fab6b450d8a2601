package io.coachup.speech.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachup.skillsapi.SkillsPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

    /** The names of people who have time left begin so; others have no budget. */
    public static final String SPARING = "sparing";

    /** The names of people who have used up their time begin so. */
    public static final String EXHAUSTED = "exhausted";

    /** The names of people who want more than a day has begin so. */
    public static final String GREEDY = "greedy";

    /** For people whose names begin so, nobody knows whether they have time left. */
    public static final String UNKNOWN = "unknown";

    private static final String RESERVATIONS = "/internal/budgets/reservations";
    private static final String SETTLEMENTS = "/internal/budgets/settlements";

    private final HttpServer server;
    private final ObjectMapper mapper = new ObjectMapper();
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> erasures = new LinkedBlockingQueue<>();
    private final BlockingQueue<Told> erasureEnds = new LinkedBlockingQueue<>();
    private final BlockingQueue<Told> wishes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Told> settlements = new LinkedBlockingQueue<>();

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

    /** Has the audio of somebody deleted who was erased at this time, epoch ms; of somebody without a name when it is empty. */
    public void erase(String user, long erasedAt) {
        String who = user.isEmpty() ? "" : ",\"userId\":\"" + user + "\"";
        erasures.add("{\"claim\":\"" + reservation(user) + "\"" + who + ",\"erasedAt\":" + erasedAt + "}");
    }

    /** Whether that was done, waiting up to five seconds. */
    public boolean erased(String user) throws InterruptedException {
        Told end = next(erasureEnds, "claim", reservation(user));
        if (end == null) {
            throw new IllegalStateException("Nothing was said of it");
        }
        return end.body().path("deleted").asBoolean();
    }

    /** The next call about a session, waiting up to five seconds; null when there is none. */
    public Told about(String sessionId) throws InterruptedException {
        return next(told, "sessionId", sessionId);
    }

    /** The next time that was asked for this person, waiting up to five seconds; null when there is none. */
    public Told wish(String user) throws InterruptedException {
        return next(wishes, "userId", user);
    }

    /** What became of the time that was promised to this person, waiting up to five seconds; null when nothing is said. */
    public Told settlement(String user) throws InterruptedException {
        return next(settlements, "reservation", reservation(user));
    }

    /** Likewise for a person to whom nothing was promised. */
    public Told settlementWithoutPromise(String user) throws InterruptedException {
        return next(settlements, "userId", user);
    }

    /** True when nobody was asked for time of this person, of those calls that arrived. */
    public boolean hasNoWish(String user) {
        return wishes.stream()
                .noneMatch(wish -> user.equals(wish.body().path("userId").asText()));
    }

    private static Told next(BlockingQueue<Told> calls, String field, String value) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < end) {
            Told next = calls.poll(100, TimeUnit.MILLISECONDS);
            if (next != null && value.equals(next.body().path(field).asText())) {
                return next;
            }
        }
        return null;
    }

    private static String reservation(String user) {
        return UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void reserve(HttpExchange exchange, Told wish) throws IOException {
        wishes.add(wish);
        String user = wish.body().path("userId").asText();
        if (user.startsWith(EXHAUSTED)) {
            send(
                    exchange,
                    429,
                    "{\"error\":\"Used up\",\"code\":\"budget_exhausted\",\"requestId\":\"r\",\"retryAfterSeconds\":77}");
        } else if (user.startsWith(UNKNOWN)) {
            send(exchange, 500, "{}");
        } else if (user.startsWith(GREEDY)) {
            send(exchange, 413, "{\"error\":\"Too long\",\"code\":\"payload_too_large\",\"requestId\":\"r\"}");
        } else {
            send(
                    exchange,
                    200,
                    user.startsWith(SPARING)
                            ? "{\"reservation\":\"" + reservation(user) + "\"}"
                            : "{\"reservation\":null}");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        JsonNode body = mapper.readTree(exchange.getRequestBody());
        String sessionId = body.path("sessionId").asText();
        Told call = new Told(exchange.getRequestURI().getPath(), headers, body);
        if (call.path().equals(SkillsPaths.AUDIO_ERASURES + SkillsPaths.TAKE)) {
            send(exchange, 200, Objects.requireNonNullElse(erasures.poll(), "{\"erasedAt\":0}"));
            return;
        }
        if (call.path().equals(SkillsPaths.AUDIO_ERASURES + SkillsPaths.END)) {
            erasureEnds.add(call);
            send(exchange, 200, "{\"ok\":true}");
            return;
        }
        if (call.path().equals(SkillsPaths.USERS_EXPORT)) {
            export(exchange, headers.get("x-request-id"));
            return;
        }
        if (call.path().equals(RESERVATIONS)) {
            reserve(exchange, call);
            return;
        }
        if (call.path().equals(SETTLEMENTS)) {
            settlements.add(call);
            send(exchange, 200, "{\"ok\":true}");
            return;
        }
        told.add(call);
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
