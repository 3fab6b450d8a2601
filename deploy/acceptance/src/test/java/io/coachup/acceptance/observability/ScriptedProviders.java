package io.coachup.acceptance.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachup.acceptance.Wav;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Models and speech providers at one address. What is asked of them says how they behave: text or audio that holds one of the
 * words below is answered so, and with an echo of the whole request wherever the answer has room for it.
 */
final class ScriptedProviders implements AutoCloseable {

    /** In text or audio: an error, whose body is the request. */
    static final String ERROR = "answer-error";

    /** In text or audio: nothing before the asker's patience ends. */
    static final String LATE = "answer-late";

    /** In text or audio: success, with the request in place of the answer. */
    static final String ODD = "answer-odd";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final AtomicInteger heard = new AtomicInteger();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** A request that came. */
    record Asked(String path, Headers headers) {}

    /** An answer. */
    private record Answer(int status, String type, byte[] body) {

        static Answer of(int status, String type, String text) {
            return new Answer(status, type, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    ScriptedProviders() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Host and port. */
    String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** Address of a path. */
    String url(String path) {
        return "http://" + authority() + path;
    }

    /** What came for a path. */
    List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        asked.add(new Asked(path, exchange.getRequestHeaders()));
        String request = exchange.getRequestURI() + " " + Map.copyOf(exchange.getRequestHeaders()) + " "
                + new String(body, StandardCharsets.UTF_8);
        Answer answer =
                path.endsWith("/audio.wav") ? new Answer(200, "audio/wav", Wav.ofSeconds(1)) : of(path, request, body);
        exchange.getResponseHeaders().set("content-type", answer.type());
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }

    private Answer of(String path, String request, byte[] body) throws IOException {
        if (request.contains(ERROR) || path.endsWith("/listen") && heard.incrementAndGet() % 2 == 1) {
            return Answer.of(
                    503,
                    "application/json",
                    MAPPER.createObjectNode().put("error", request).toString());
        }
        if (request.contains(LATE)) {
            awaitPatience();
        }
        if (request.contains(ODD)) {
            return Answer.of(200, "application/json", request);
        }
        return switch (path) {
            case "/v1/audio/speech" -> new Answer(200, "audio/mpeg", Wav.ofSeconds(1));
            case "/v1/audio/transcriptions" ->
                Answer.of(200, "application/json", "{\"text\":\"heard\",\"language\":\"en\"}");
            case "/v1/listen" ->
                Answer.of(
                        200,
                        "application/json",
                        "{\"results\":{\"channels\":[{\"alternatives\":[{\"transcript\":\"heard\"}]}]}}");
            default -> model(MAPPER.readTree(body));
        };
    }

    private static Answer model(JsonNode request) {
        JsonNode schema = request.at("/response_format/json_schema/schema");
        if (!schema.isMissingNode()) {
            return Answer.of(200, "application/json", findings(schema));
        }
        return Answer.of(
                200,
                "text/event-stream",
                """
                data: {"choices":[{"delta":{"content":"Breathe"}}]}

                data: {"choices":[{"delta":{"content":" in."}}]}

                data: {"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":40,"completion_tokens":2}}

                data: [DONE]

                """);
    }

    /** Finds every criterion met. */
    private static String findings(JsonNode schema) {
        ObjectNode findings = MAPPER.createObjectNode();
        ArrayNode criteria = findings.putArray("criteria");
        for (JsonNode id : schema.at("/properties/criteria/items/properties/id/enum")) {
            criteria.addObject()
                    .put("id", id.asText())
                    .put("met", true)
                    .put("suggestion", "")
                    .putArray("quotes");
        }
        ObjectNode answer = MAPPER.createObjectNode().put("model", "scripted-1");
        answer.putArray("choices").addObject().putObject("message").put("content", findings.toString());
        answer.putObject("usage").put("prompt_tokens", 400).put("completion_tokens", 60);
        return answer.toString();
    }

    private void awaitPatience() {
        try {
            closing.await(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
