package io.coachup.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A person's HTTP client of a suite. */
public final class Client {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Asking all the time would take the time of the suite that is waited for. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Suite suite;
    private final String authorization;
    private final Map<String, String> headers;

    private Client(Suite suite, String authorization, Map<String, String> headers) {
        this.suite = suite;
        this.authorization = authorization;
        this.headers = headers;
    }

    /** A signed-in person. */
    public static Client of(Suite suite, String user) {
        Answer token = send(HttpRequest.newBuilder(URI.create(suite.tokenIssuer() + "/token?sub=" + user)));
        return withToken(suite, token.text().trim());
    }

    /** The person whom a token names. */
    public static Client withToken(Suite suite, String token) {
        return new Client(suite, "Bearer " + token, Map.of());
    }

    /** Somebody without a token. */
    public static Client nobody(Suite suite) {
        return new Client(suite, null, Map.of());
    }

    /** The same person, whose requests all have one more header. */
    public Client with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(suite, authorization, more);
    }

    /** An answer; {@code text} is its body. */
    public record Answer(int status, String text, HttpResponse<?> response) {

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Not JSON: " + text, e);
            }
        }
    }

    /** GET of a path. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** POST of a JSON text to a path. */
    public Answer post(String path, String json) {
        return send(request(path)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** POST of names and values as a JSON object. */
    public Answer post(String path, Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        try {
            return post(path, MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens the chat stream. */
    public HttpResponse<InputStream> chat(String prompt, String sessionId) {
        String session = sessionId == null ? "" : "&sessionId=" + encode(sessionId);
        return stream(
                "/api/chat?prompt=" + encode(prompt) + session,
                request -> request.header("accept", "text/event-stream").GET());
    }

    /** Ingests the messages of a conversation; the group id of the last answer. */
    public String converse(String sessionId, List<JsonNode> messages) {
        String group = null;
        for (JsonNode message : messages) {
            Answer answer = post(
                    "/api/messages/ingest",
                    "sessionId",
                    sessionId,
                    "messageId",
                    UUID.randomUUID().toString(),
                    "role",
                    message.path("role").asText(),
                    "content",
                    message.path("content").asText(),
                    "ts",
                    System.currentTimeMillis());
            if (answer.status() != 200) {
                throw new IllegalStateException("Ingest answered " + answer.status() + ": " + answer.text());
            }
            group = answer.json().path("groupId").asText();
        }
        return group;
    }

    /** Reads the session's assessment until it is that of {@code group}; fails after 20 s. */
    public JsonNode awaitAssessment(String sessionId, String group) {
        return Awaitility.await("the assessment of " + group)
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK_AGAIN)
                .until(
                        () -> get("/api/assessments/" + sessionId).json(),
                        newest -> group.equals(newest.path("latestGroupId").asText()));
    }

    /** Any request to a path. */
    public Answer send(String path, UnaryOperator<HttpRequest.Builder> request) {
        return send(request.apply(request(path)));
    }

    /** Any request to a path, whose answer is read as it arrives. */
    HttpResponse<InputStream> stream(String path, UnaryOperator<HttpRequest.Builder> request) {
        return exchange(request.apply(request(path)).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(suite.gateway() + path)).timeout(LIMIT);
        headers.forEach(request::header);
        return authorization == null ? request : request.header("authorization", authorization);
    }

    private static Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response =
                exchange(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.body(), response);
    }

    /** Any request to any address. */
    static <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
