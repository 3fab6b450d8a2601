package io.coachup.worker.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The other end of the worker's HTTP calls: answers as each job's session tells it and keeps what it was sent. */
public final class ScriptedSkillsService implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "service-secret-of-the-tests";

    /** The request that ended the group before the one that is asked for. */
    static final String OLDER_REQUEST = "r-older";

    /** A call as it arrived. */
    record Call(String path, String authorization, String requestId, String traceParent, JsonNode body) {

        String sessionId() {
            return body.path("sessionId").asText();
        }
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
    private static final Map<String, AtomicInteger> FAILURES = new ConcurrentHashMap<>();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort();
        return Map.ofEntries(
                Map.entry("SKILLS_SERVICE_URL", address),
                Map.entry("OPENAI_BASE_URL", address),
                Map.entry("OPENAI_API_KEY", "key-of-the-tests"),
                Map.entry("SERVICE_SHARED_SECRET", SECRET),
                Map.entry("CLERK_ENABLED", "0"),
                Map.entry("ASSESSMENTS_VISIBILITY", "PT2S"),
                Map.entry("ASSESSMENTS_POLL_WAIT", "PT1S"),
                Map.entry("ASSESSMENTS_RETRY_BASE", "PT0.2S"),
                Map.entry("ASSESSMENTS_RETRY_MAX", "PT0.5S"),
                Map.entry("ASSESSMENTS_PAUSE_LIMIT", "PT0.5S"),
                Map.entry("ASSESSMENTS_MAX_RECEIVES", "3"));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** Lets the next {@code times} finalize calls of this session answer 503. */
    static void failFinalize(String sessionId, int times) {
        FAILURES.put(sessionId, new AtomicInteger(times));
    }

    /** Calls of a session to a path, oldest first. */
    static List<Call> calls(String sessionId, String path) {
        return CALLS.stream()
                .filter(call ->
                        call.sessionId().equals(sessionId) && call.path().endsWith(path))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = MAPPER.readTree(exchange.getRequestBody());
        String path = exchange.getRequestURI().getPath();
        Call call = new Call(
                path,
                exchange.getRequestHeaders().getFirst("authorization"),
                exchange.getRequestHeaders().getFirst("x-request-id"),
                exchange.getRequestHeaders().getFirst("traceparent"),
                body);
        CALLS.add(call);
        String sessionId = call.sessionId();
        if (path.endsWith("/job")) {
            job(exchange, call, body.path("groupId").asText());
        } else if (path.endsWith("/finalize")) {
            finalizeJob(exchange, sessionId);
        } else {
            send(exchange, 200, "{\"ok\":true}");
        }
    }

    private static void job(HttpExchange exchange, Call call, String groupId) throws IOException {
        String sessionId = call.sessionId();
        switch (kind(sessionId)) {
            case "unknown" -> send(exchange, 404, "{}");
            case "broken" -> send(exchange, 500, "{}");
            case "away" -> send(exchange, 503, "{}");
            case "endless" -> sendWithoutEnd(exchange);
            case "redriven" -> redrivenJob(exchange, call, groupId);
            case "large" -> send(exchange, 200, large(groupId));
            default -> ordinaryJob(exchange, sessionId, groupId);
        }
    }

    /** A dead job whose first load gets no answer: asking again gives it no new life. */
    private static void redrivenJob(HttpExchange exchange, Call call, String groupId) throws IOException {
        if (calls(call.sessionId(), "/job").size() == 1) {
            send(exchange, 503, "{}");
        } else {
            String status = call.body().path("again").asBoolean() ? "dead" : "open";
            send(exchange, 200, jobAnswer(status, groupId, "null"));
        }
    }

    private static String kind(String sessionId) {
        return sessionId.substring(0, sessionId.indexOf('-'));
    }

    /** A conversation that nobody would take, as somebody could make it: 150 messages of 240 kB, and it goes on. */
    private static void sendWithoutEnd(HttpExchange exchange) throws IOException {
        byte[] message = ("{\"messageId\":\"m\",\"role\":\"user\",\"content\":\"%s\",\"ts\":1},"
                        .formatted("a".repeat(240_000)))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write("{\"status\":\"open\",\"messages\":[".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 1500; i++) {
                body.write(message);
            }
        } finally {
            exchange.close();
        }
    }

    /** More than is scored, in as many words as possible, none of them telling anything. */
    private static String large(String groupId) throws IOException {
        ObjectNode job = MAPPER.createObjectNode();
        job.put("status", "open").put("groupId", groupId).put("omittedMessages", 7);
        job.putObject("span").put("start_index", 0).put("end_index", 107);
        ArrayNode messages = job.putArray("messages");
        for (int i = 0; i < 100; i++) {
            messages.addObject()
                    .put("messageId", "m" + i)
                    .put("role", "user")
                    .put("content", "um I I ".repeat(4_500))
                    .put("ts", i);
        }
        ArrayNode skills = job.putArray("skills");
        skills.addObject().put("id", "stutter_reduction");
        skills.addObject().put("id", "clarity_eloquence");
        return MAPPER.writeValueAsString(job);
    }

    private static void ordinaryJob(HttpExchange exchange, String sessionId, String groupId) throws IOException {
        String open = openGroup(sessionId, groupId);
        String status = List.of("done", "dead").contains(kind(sessionId)) ? kind(sessionId) : "open";
        String answer = jobAnswer(status, open, open.equals(groupId) ? "null" : "\"" + OLDER_REQUEST + "\"");
        send(
                exchange,
                200,
                "keyless".equals(kind(sessionId)) ? answer.replaceFirst("\\{", "{\"keyless\":true,") : answer);
    }

    private static String jobAnswer(String status, String groupId, String requestId) {
        return """
                {"status":"%s","groupId":"%s","requestId":%s,"trackedSkillIdHash":null,
                 "span":{"start_index":0,"end_index":2},
                 "messages":[{"messageId":"m1","role":"user","content":"I ask you for ten days, because I planned it well.","ts":1},
                             {"messageId":"m2","role":"assistant","content":"Good luck!","ts":2}],
                 "skills":[{"id":"confidence","title":"Confidence","category":"delivery","description":"d",
                            "currentLevel":0,"levels":[{"level":0,"criteria":"c"}]}]}
                """
                .formatted(status, groupId, requestId);
    }

    /** In a session whose name says so, the group before the one that was asked for was never finalized. */
    private static String openGroup(String sessionId, String groupId) {
        boolean behind =
                sessionId.startsWith("behind") && calls(sessionId, "/finalize").isEmpty();
        return behind ? "g0" : groupId;
    }

    private static void finalizeJob(HttpExchange exchange, String sessionId) throws IOException {
        AtomicInteger failures = FAILURES.get(sessionId);
        if (sessionId.startsWith("refused")) {
            send(exchange, 400, "{}");
        } else if (failures != null && failures.getAndDecrement() > 0) {
            send(exchange, 503, "{}");
        } else {
            send(exchange, 200, "{\"status\":\"ok\",\"processed\":1,\"idempotent\":false}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
