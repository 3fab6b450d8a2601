package io.coachup.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;

/** The suite's public API, as one signed-in person uses it. */
final class SuiteClient implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private final URI gateway;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    SuiteClient(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** Tracks a skill for this person. */
    void track(String skillId) {
        post("/api/v1/skills/track", Map.of("skillId", skillId));
    }

    /** Hands in one message of a conversation; answers what the suite made of it. */
    JsonValue ingest(String sessionId, String messageId, Conversation.Message message) {
        return post(
                "/api/messages/ingest",
                Map.of(
                        "sessionId", sessionId,
                        "messageId", messageId,
                        "role", message.role(),
                        "content", message.content(),
                        "ts", System.currentTimeMillis()));
    }

    /** The lines of the reply's event stream; closing it hangs up. */
    Stream<String> chat(String sessionId, String prompt) {
        HttpRequest request = request("/api/chat?prompt=" + encode(prompt) + "&sessionId=" + encode(sessionId))
                .header("accept", "text/event-stream")
                .build();
        return send(request, BodyHandlers.ofLines());
    }

    /** The newest assessment of a session. */
    JsonValue assessment(String sessionId) {
        return JsonValue.parse(
                send(request("/api/assessments/" + encode(sessionId)).build(), BodyHandlers.ofString()));
    }

    /** The tracked skills with their levels. */
    JsonValue tracked() {
        return JsonValue.parse(send(request("/api/v1/skills/tracked").build(), BodyHandlers.ofString()));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private JsonValue post(String path, Map<String, Object> body) {
        HttpRequest request = request(path)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(JsonUtil.toJson(body)))
                .build();
        return JsonValue.parse(send(request, BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(ANSWER_LIMIT)
                .header("authorization", "Bearer " + token);
    }

    private <T> T send(HttpRequest request, BodyHandler<T> handler) {
        try {
            HttpResponse<T> response = client.send(request, handler);
            if (response.statusCode() / 100 != 2) {
                throw new IllegalArgumentException(request.method() + " "
                        + request.uri().getPath() + " was answered with status " + response.statusCode() + ".");
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The suite does not answer at " + gateway + ": start it with ./coachup up first.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the suite.", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
