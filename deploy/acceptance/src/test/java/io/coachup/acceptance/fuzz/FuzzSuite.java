package io.coachup.acceptance.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.acceptance.Client;
import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The suite that is fuzzed: alone, so that its logs hold nothing else; with a known secret, and without rate limits. */
final class FuzzSuite {

    static final String SECRET = "finalize-secret-of-the-fuzz-test";

    /** Stands in all text and all ids that are sent, and must never stand in a log. */
    static final String MARKER = "zq" + UUID.randomUUID().toString().substring(0, 8);

    private static final List<String> LIMITS =
            List.of("CHAT", "SPEECH", "WRITE", "READ", "PUBLIC", "TELEMETRY", "VISITOR", "SERVICE", "STRANGER");
    private static final String NO_LIMIT = "1000000";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static FuzzSuite running;

    static final List<String> SERVICES =
            List.of("gateway-service", "speech-service", "skills-service", "assessment-worker");

    private final Suite suite;
    private final ApiDocument document;
    private final Map<String, Integer> earlierLines = new HashMap<>();

    private FuzzSuite(Suite suite) {
        this.suite = suite;
        SERVICES.forEach(service -> earlierLines.put(service, suite.log(service).size()));
        this.document = new ApiDocument(Client.nobody(suite).get("/openapi").json());
    }

    /** The one suite of both tests; it ends with the JVM. */
    static synchronized FuzzSuite running() {
        if (running == null) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "PERSIST_ASSESSMENTS_SECRET",
                    SECRET,
                    "SERVICE_SHARED_SECRET",
                    SECRET,
                    "RATE_LIMIT_BURST",
                    NO_LIMIT,
                    "SPEECH_PROFILE",
                    "mock",
                    "MOCK_CONVEX",
                    "1"));
            LIMITS.forEach(limit -> settings.put("LIMIT_" + limit + "_BURST", NO_LIMIT));
            Suite started = Suite.start("fuzz", settings, "--fast");
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            running = new FuzzSuite(started);
        }
        return running;
    }

    Suite suite() {
        return suite;
    }

    ApiDocument document() {
        return document;
    }

    Wire wire() {
        return new Wire(URI.create(suite.gateway()));
    }

    /** What a service has logged since this suite was ready. */
    List<String> log(String service) {
        List<String> lines = suite.log(service);
        return lines.subList(earlierLines.get(service), lines.size());
    }

    /** Somebody with a session and a recording of its own. */
    Person newPerson() {
        String id = MARKER + "-" + UUID.randomUUID();
        String token = token(id, 3600);
        Client client = Client.withToken(suite, token);
        Person unrecorded = new Person(id, token, "s-" + id, null);
        JsonNode recording = client.post("/api/v1/storage/audio/presign", "contentType", "audio/wav", "sizeBytes", 10)
                .json();
        client.post(
                "/api/messages/ingest",
                "sessionId",
                unrecorded.session(),
                "messageId",
                "first",
                "role",
                "user",
                "content",
                unrecorded.said());
        return new Person(
                id, token, unrecorded.session(), recording.path("objectKey").asText());
    }

    /** Somebody who has what the example of this operation is about. */
    Person personFor(ApiDocument.Operation operation) {
        Person person = newPerson();
        Client client = Client.withToken(suite, person.token());
        switch (operation.path()) {
            case "/api/v1/skills/level" -> client.post("/api/v1/skills/track", "skillId", "empathy");
            case "/api/v1/users/goals" ->
                client.post(
                        "/api/v1/users/goals",
                        "userId",
                        person.id(),
                        "goalId",
                        "goal-of-the-document",
                        "title",
                        person.said(),
                        "status",
                        "active");
            case "/api/v1/session-summary" -> client.post("/api/v1/session-summary", "sessionId", person.session());
            case "/api/v1/chat/prompt-preview" ->
                // Without a session, so that nothing is stored of it later.
                client.get("/api/chat?prompt=Hi&debug=1&rid=request-of-the-document");
            default -> {
                // A session and a recording will do.
            }
        }
        return person;
    }

    /** A token; a negative time to live gives an expired one. */
    String token(String user, int ttlSeconds) {
        String query = "?sub=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&ttl=" + ttlSeconds;
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.tokenIssuer() + "/token" + query))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
