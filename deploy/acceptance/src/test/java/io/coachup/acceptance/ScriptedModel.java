package io.coachup.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An OpenAI-compatible server: a short reply, or one without end until its reader goes away. */
final class ScriptedModel implements AutoCloseable {

    /** In a prompt, asks for the reply without end. */
    static final String ENDLESS = "endless";

    /** What it quotes when it assesses. */
    static final String SAID = "I recommend the second offer";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final BlockingQueue<Long> abandoned = new LinkedBlockingQueue<>();

    ScriptedModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/v1/chat/completions", this::reply);
        server.start();
    }

    String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    /** When the reader of an endless reply went away, as {@link System#nanoTime()}; null after five seconds. */
    Long awaitAbandoned() throws InterruptedException {
        return abandoned.poll(5, TimeUnit.SECONDS);
    }

    private void reply(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode schema = MAPPER.readTree(request).at("/response_format/json_schema/schema");
        if (!schema.isMissingNode()) {
            sendFindings(exchange, schema);
            return;
        }
        exchange.getResponseHeaders().add("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            if (request.contains(ENDLESS)) {
                talkWithoutEnd(body);
            }
            for (String token : new String[] {"Breathe", " in,", " then", " say", " “hello” ✅", "."}) {
                send(body, "{\"choices\":[{\"delta\":{\"content\":\"" + token + "\"}}]}");
            }
            send(body, "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
            send(body, "[DONE]");
        }
    }

    /** Finds every criterion met: the first with the speaker's words, all others with invented ones. */
    private static void sendFindings(HttpExchange exchange, JsonNode schema) throws IOException {
        ObjectNode findings = MAPPER.createObjectNode();
        ArrayNode criteria = findings.putArray("criteria");
        for (JsonNode id : schema.at("/properties/criteria/items/properties/id/enum")) {
            String quote = criteria.isEmpty() ? SAID : "words that nobody said";
            criteria.addObject()
                    .put("id", id.asText())
                    .put("met", true)
                    .put("suggestion", "")
                    .putArray("quotes")
                    .add(quote);
        }
        ObjectNode answer = MAPPER.createObjectNode().put("model", "scripted-1");
        answer.putArray("choices").addObject().putObject("message").put("content", findings.toString());
        answer.putObject("usage").put("prompt_tokens", 400).put("completion_tokens", 60);
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void talkWithoutEnd(OutputStream body) throws IOException {
        try {
            while (true) {
                send(body, "{\"choices\":[{\"delta\":{\"content\":\" more\"}}]}");
            }
        } catch (IOException e) {
            abandoned.add(System.nanoTime());
            throw e;
        }
    }

    private static void send(OutputStream body, String data) throws IOException {
        body.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
