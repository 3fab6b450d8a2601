package io.coachup.skills.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.LlmConfig;
import io.coachup.llm.LlmRole;
import io.coachup.llm.openai.OpenAiConfig;
import io.coachup.llm.openai.OpenAiProviderFactory;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An OpenAI-compatible server that answers as a test tells it, and the real provider that asks it. */
public final class ScriptedModel implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Script script = exchange -> answer(exchange, 500, "{}");

    /** What the server does with a request. */
    public interface Script {
        void play(HttpExchange exchange) throws IOException;
    }

    public ScriptedModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            script.play(exchange);
            exchange.close();
        });
        server.start();
    }

    /** From now on it does this. */
    public ScriptedModel does(Script script) {
        this.script = script;
        return this;
    }

    /** From now on it replies this. */
    public ScriptedModel says(String text) {
        return does(exchange -> answer(exchange, 200, completion(text)));
    }

    /** From now on it does not answer until it is closed. */
    public ScriptedModel isSlow() {
        return does(exchange -> {
            try {
                closed.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The bodies of the requests so far. */
    public List<String> requests() {
        return requests;
    }

    /** A provider that asks this server. */
    public ChatProvider provider(Vertx vertx, LlmConfig limits) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        return new OpenAiProviderFactory(vertx, limits, new OpenAiConfig() {
                    @Override
                    public String baseUrl() {
                        return address;
                    }

                    @Override
                    public Optional<String> apiKey() {
                        return Optional.of("key");
                    }
                })
                .create(LlmRole.SUMMARY, "model-1");
    }

    /** A whole reply. */
    public static String completion(String text) throws IOException {
        return MAPPER.writeValueAsString(Map.of(
                "model",
                "model-1",
                "choices",
                List.of(Map.of("message", Map.of("role", "assistant", "content", text), "finish_reason", "stop"))));
    }

    /** Sends an answer. */
    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
