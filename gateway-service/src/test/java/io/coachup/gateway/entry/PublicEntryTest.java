package io.coachup.gateway.entry;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.World;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same for all routes. */
@GatewayTest
class PublicEntryTest {

    @Test
    void theGatewayTellsThatItIsThere() {
        given().get("/health").then().statusCode(200).body("", equalTo(java.util.Map.of("status", "ok")));
        given().get("/").then().statusCode(200).body("status", equalTo("healthy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nowhere", "/internal/jobs/lease", "/chat/context", "/api/telemetry", "/q/health", "/metrics"})
    void whatIsNotInTheTableIsNotFound(String path) {
        given().header("x-request-id", "r-404")
                .get(path)
                .then()
                .statusCode(404)
                .header("access-control-allow-origin", "*")
                .header("x-request-id", "r-404")
                .body(
                        "",
                        equalTo(java.util.Map.of(
                                "error",
                                "Not found",
                                "code",
                                "not_found",
                                "requestId",
                                "r-404",
                                "detail",
                                "Not found")));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/skills, 'GET, HEAD, OPTIONS'",
        "GET, /api/messages/ingest, 'POST, OPTIONS'",
        "TRACE, /health, 'GET, HEAD, OPTIONS'"
    })
    void anotherMethodIsToldWhichThereAre(String method, String path, String allow) {
        given().request(method, path)
                .then()
                .statusCode(405)
                .header("allow", allow)
                .body("code", equalTo("method_not_allowed"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/chat, 'GET, HEAD, OPTIONS'",
        "/api/v1/users/goals, 'GET, HEAD, POST, PATCH, DELETE, OPTIONS'",
        "/api/assessments/any, 'GET, HEAD, OPTIONS'",
        "/api/messages/ingest, 'POST, OPTIONS'"
    })
    void aPreflightNeedsNobody(String path, String methods) {
        given().header("origin", "https://elsewhere.example.org")
                .header("access-control-request-method", "POST")
                .options(path)
                .then()
                .statusCode(204)
                .body(emptyString())
                .header("access-control-allow-origin", "*")
                .header("access-control-allow-methods", methods)
                .header("access-control-allow-headers", containsString("Idempotency-Key"))
                .header("access-control-allow-headers", containsString("X-Detect-Ms"))
                .header("access-control-expose-headers", containsString("X-Chat-Model"))
                .header("access-control-allow-credentials", nullValue())
                .header("x-request-id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void aCallerMayUseSomeRoutesOnlySoOften() {
        World.SKILLS.reset();
        World.SKILLS.answer("/api/v1/users/goals", 200, "[]");
        for (int left = 3; left >= 0; left--) {
            goals("often")
                    .then()
                    .statusCode(200)
                    .header("x-ratelimit-limit", "4")
                    .header("x-ratelimit-remaining", Integer.toString(left))
                    .header("x-ratelimit-reset", "1");
        }

        goals("often")
                .then()
                .statusCode(429)
                .header("retry-after", "10")
                .header("x-ratelimit-remaining", "0")
                .header("x-ratelimit-reset", "10")
                .body("error", equalTo("Rate limit exceeded"))
                .body("code", equalTo("rate_limited"));
        goals("seldom").then().statusCode(200);
        given().header("authorization", World.ISSUER.bearer("often"))
                .body("{}")
                .post("/api/v1/users/goals")
                .then()
                .statusCode(200);
    }

    private static Response goals(String user) {
        return given().header("authorization", World.ISSUER.bearer(user)).get("/api/v1/users/goals");
    }
}
