package io.coachup.skills.requests;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.skills.support.ServiceTest;
import io.coachup.testing.LocalTokens;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: the right status, the error body, nothing stored, never a 5xx. */
@ServiceTest
class BadInputTest {

    /** Every route that reads a body, with the fields that it reads. */
    private static final List<Route> ROUTES = List.of(
            new Route("/api/messages/ingest", false, "sessionId", "messageId", "role", "content", "ts"),
            new Route("/api/v1/interactions", false, "sessionId", "messageId", "role", "contentHash", "ts", "text"),
            new Route("/api/v1/skills/track", false, "skillId", "order"),
            new Route("/api/v1/skills/untrack", false, "skillId"),
            new Route("/api/assessments/run", false, "sessionId"),
            new Route("/api/v1/session-summary", false, "sessionId", "prevSummary", "messages", "tokenBudget"),
            new Route("/api/v1/session-summary/generate", false, "sessionId", "prevSummary", "messages", "tokenBudget"),
            new Route("/chat/context", false, "sessionId"),
            new Route("/speech/transcripts", false, "sessionId", "messageId", "groupId", "text", "ts", "costCents"),
            new Route("/internal/speech/syntheses", true, "userId", "sessionId", "costCents"),
            new Route("/internal/chat/replies", true, "userId", "sessionId", "messageId", "text", "ts"),
            new Route("/internal/assessments/job", true, "sessionId", "groupId"),
            new Route("/internal/assessments/finalize", true, "sessionId", "groupId", "rubricVersion", "summary"),
            new Route("/internal/assessments/dead", true, "sessionId", "groupId", "reason"),
            new Route("/internal/jobs/lease", true, "waitMs", "leaseMs"),
            new Route("/internal/jobs/extend", true, "receipt", "leaseMs"),
            new Route("/internal/jobs/release", true, "receipt", "delayMs"),
            new Route("/api/assessments/convex/finalize", true, "sessionId", "groupId", "rubricVersion", "summary"));

    private static final List<String> NOT_AN_OBJECT = List.of(
            "",
            " ",
            "{",
            "}",
            "[]",
            "[{}]",
            "1",
            "\"text\"",
            "true",
            "null",
            "{\"a\":}",
            "{} {}",
            "{\"a\":1,}",
            "\u0000",
            "{\"sessionId\":\"s\"",
            "<xml/>",
            "sessionId=s",
            "[".repeat(5000),
            "{\"a\":".repeat(3000));

    private static final List<String> WRONG_VALUES = List.of(
            "[]",
            "[1]",
            "{}",
            "{\"a\":1}",
            "true",
            "\"\"",
            "\" \"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "-1",
            "1e400",
            "\"" + "x".repeat(300) + "\"",
            "null");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Inject
    DataSource dataSource;

    private record Route(String path, boolean internal, String... fields) {

        /** As bytes: the client would print text nicely for its log, which takes long for deep nesting. */
        Response post(String body) {
            RequestSpecification request = internal ? asService() : as("ada");
            return request.body(body.getBytes(StandardCharsets.UTF_8)).post(path);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Route> routes() {
        return ROUTES.stream();
    }

    static Stream<Arguments> fields() {
        return ROUTES.stream().flatMap(route -> Stream.of(route.fields()).map(field -> Arguments.of(route, field)));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aBodyThatIsNotOneJsonObjectIsRefused(Route route) {
        storesNothing(() -> NOT_AN_OBJECT.forEach(body -> assertRefused(route.post(body), route + " " + body)));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldOfTheWrongKindIsNeverAServerError(Route route, String field) {
        for (String value : WRONG_VALUES) {
            Response answer = route.post("{\"" + field + "\":" + value + "}");

            assertThat(answer.statusCode())
                    .as(route + " " + field + "=" + value)
                    .isLessThan(500);
            if (answer.statusCode() >= 400) {
                assertErrorBody(answer);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anOversizedBodyIsRefusedAndTheAnswerCanBeRead(Route route) {
        storesNothing(() -> route.post("{\"sessionId\":\"" + "x".repeat(3_000_000) + "\"}")
                .then()
                .statusCode(413)
                .body("code", equalTo("payload_too_large"), "requestId", notNullValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/transcripts",
                "/api/v1/transcripts?sessionId=",
                "/api/v1/transcripts?sessionId=%20",
                "/api/v1/transcripts?sessionId=a%00b",
                "/api/v1/transcripts?sessionId=s&cursor=nonsense",
                "/api/v1/transcripts?sessionId=s&cursor=%00",
                "/api/v1/transcripts?sessionId=s&cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTow",
                "/api/v1/transcripts?sessionId=s&groupId=a%00b",
                "/api/v1/interactions",
                "/api/v1/interactions?sessionId=a%00b",
                "/api/v1/interactions?groupId=a%00b",
                "/api/v1/events",
                "/api/v1/events?sessionId=a%00b",
                "/api/v1/skills?id=",
                "/api/v1/skills?id=a%00b",
                "/api/assessments/a%00b",
                "/api/assessments/convex/a%00b",
            })
    void badQueriesAndPathsAreRefused(String path) {
        assertRefused(as("ada").urlEncodingEnabled(false).get(path), path);
    }

    @Test
    void anIdThatIsTooLongIsRefused() {
        assertRefused(as("ada").queryParam("sessionId", "x".repeat(257)).get("/api/v1/transcripts"), "sessionId");
        assertThat(as("ada")
                        .queryParam("sessionId", "x".repeat(256))
                        .get("/api/v1/transcripts")
                        .statusCode())
                .isEqualTo(200);
    }

    /** They would name other resources, or none, wherever an id stands in a path. */
    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a\\nb", "a\\u0085b", "\\u200b", "\\u0001"})
    void idsThatNoPathCarriesAreRefusedByEveryRoute(String id) {
        storesNothing(() -> ROUTES.stream()
                .filter(route -> List.of(route.fields()).contains("sessionId"))
                .forEach(route -> assertRefused(
                        route.post(
                                "{\"sessionId\":\"" + id + "\",\"userId\":\"u\",\"groupId\":\"g\",\"messageId\":\"m\","
                                        + "\"role\":\"user\",\"contentHash\":\"h\",\"text\":\"t\",\"ts\":1,\"reason\":\"r\"}"),
                        route + " " + id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "1e9", "abc", "NaN", "Infinity", "", "1.5"})
    void aStrangeLimitIsClamped(String limit) {
        for (String path : List.of("/api/v1/transcripts", "/api/v1/interactions", "/api/v1/events")) {
            assertThat(as("ada")
                            .queryParam("sessionId", "s")
                            .queryParam("limit", limit)
                            .get(path)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void unknownPathsAndMethodsHaveTheErrorBodyToo() {
        as("ada").get("/api/v1/nothing").then().statusCode(404).body("code", equalTo("not_found"));
        as("ada").delete("/api/v1/skills/tracked").then().statusCode(405).body("code", equalTo("method_not_allowed"));
    }

    /** A number is an id, too, but no longer one. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/messages/ingest", "/api/v1/interactions"})
    void idsOfManyDigitsAreRefused(String path) {
        String digits = "1".repeat(257);
        for (String ids :
                List.of("\"sessionId\":\"s\",\"messageId\":" + digits, "\"messageId\":1,\"sessionId\":" + digits)) {
            as("ada")
                    .body("{" + ids + ",\"role\":\"user\",\"contentHash\":\"h\",\"ts\":1}")
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("validation_error"));
        }
    }

    @ParameterizedTest
    @CsvSource({"content-type, json", "content-type, ''", "accept, */;q=", "accept, json"})
    void malformedMediaTypesAreRefused(String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/assessments/run"))
                .header("authorization", LocalTokens.bearer("ada"))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString("{\"sessionId\":\"malformed-media-type\"}"))
                .build();
        long before = rows();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"error\":\"Content-Type or Accept is malformed\"");
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatCannotBeAnsweredAsWantedIsAnsweredAsJson() {
        as("ada")
                .accept("image/png")
                .body("{\"sessionId\":\"run-as-image\"}")
                .post("/api/assessments/run")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("status", equalTo("accepted"));
    }

    @Test
    void theCallersRequestIdIsKeptWhenItIsWellFormed() {
        as("ada")
                .header("x-request-id", "r-1.a:b_c")
                .get("/api/v1/transcripts")
                .then()
                .header("x-request-id", "r-1.a:b_c")
                .body("requestId", equalTo("r-1.a:b_c"));
        assertThat(as("ada")
                        .header("x-request-id", "no spaces")
                        .get("/api/v1/transcripts")
                        .header("x-request-id"))
                .hasSize(36);
    }

    private void storesNothing(Runnable requests) {
        long before = rows();
        requests.run();
        assertThat(rows()).isEqualTo(before);
    }

    private long rows() {
        String sql = "select (select count(*) from sessions) + (select count(*) from interactions)"
                + " + (select count(*) from ingested_messages) + (select count(*) from assessment_jobs)"
                + " + (select count(*) from assessments) + (select count(*) from tracked_skills)";
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static void assertRefused(Response answer, String what) {
        assertThat(answer.statusCode()).as(what).isBetween(400, 499);
        assertErrorBody(answer);
    }

    private static void assertErrorBody(Response answer) {
        try {
            JsonNode body = MAPPER.readTree(answer.asByteArray());
            assertThat(body.path("error").asText()).isNotBlank();
            assertThat(body.path("code").asText()).isNotBlank();
            assertThat(body.path("requestId").asText()).isEqualTo(answer.header("x-request-id"));
        } catch (IOException e) {
            throw new AssertionError("The answer is not JSON", e);
        }
    }
}
