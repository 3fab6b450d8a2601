package io.coachup.skills.support;

import static io.restassured.RestAssured.given;

import io.coachup.testing.LocalTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Calls of the running service, in somebody's name. */
public final class Api {

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Api() {}

    /** A request of a signed-in person. */
    public static RequestSpecification as(String user) {
        return given().header("authorization", TOKENS.computeIfAbsent(user, LocalTokens::bearer))
                .contentType(ContentType.JSON);
    }

    /** A request of another service. */
    public static RequestSpecification asService() {
        return given().header("authorization", "Bearer " + TestSettings.SERVICE_SECRET)
                .contentType(ContentType.JSON);
    }

    /** An id that no other test uses. */
    public static String unique(String kind) {
        return kind + "_" + UUID.randomUUID();
    }

    /** Ingests a message. */
    public static ValidatableResponse ingest(
            String user, String sessionId, String messageId, String role, String content) {
        return as(user).body(body("sessionId", sessionId, "messageId", messageId, "role", role, "content", content))
                .post("/api/messages/ingest")
                .then();
    }

    /** Ingests a user's message and the coach's closing one; the ended group's id. */
    public static String conversation(String user, String sessionId, String said) {
        ingest(user, sessionId, unique("m"), "user", said).statusCode(200);
        return ingest(user, sessionId, unique("m"), "assistant", "Good luck, and let me know how it goes.")
                .statusCode(200)
                .extract()
                .path("groupId");
    }

    /** A JSON object of alternating names and values, in this order. */
    public static Map<String, Object> body(Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }
}
