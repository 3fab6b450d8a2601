package io.coachup.skills.session;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.coachup.skills.support.ServiceTest;
import io.coachup.testing.LocalTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to Ada can't be told from what does not exist, and can't be touched, by Bob. */
@ServiceTest
class OwnershipTest {

    private final String adasSession = unique("s");
    private final String unknown = unique("s");
    private String adasGroup;

    @BeforeEach
    void adaHasAConversation() {
        adasGroup = conversation("ada", adasSession, "My secret plan");
        Map<String, Object> item = body(
                "skillHash",
                "h",
                "level",
                3,
                "metCriteria",
                List.of(),
                "unmetCriteria",
                List.of(),
                "feedback",
                List.of("You said it"));
        asService()
                .body(body(
                        "sessionId",
                        adasSession,
                        "groupId",
                        adasGroup,
                        "rubricVersion",
                        "v2",
                        "summary",
                        Map.of("skillAssessments", List.of(item))))
                .post("/api/assessments/convex/finalize")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/transcripts?sessionId={id}",
                "/api/v1/interactions?sessionId={id}",
                "/api/v1/events?sessionId={id}",
                "/api/assessments/{id}",
                "/api/assessments/convex/{id}",
            })
    void readingWhatIsAnothersLooksLikeReadingWhatDoesNotExist(String path) {
        ExtractableResponse<Response> foreign = read("bob", path, adasSession);
        ExtractableResponse<Response> missing = read("bob", path, unknown);

        assertThat(foreign.statusCode()).isEqualTo(missing.statusCode());
        assertThat(foreign.asString().replace(adasSession, "ID"))
                .isEqualTo(missing.asString().replace(unknown, "ID"));
        assertThat(read("ada", path, adasSession).asString().replace(adasSession, "ID"))
                .isNotEqualTo(foreign.asString().replace(adasSession, "ID"));
    }

    @Test
    void aGroupIdDoesNotOpenAnothersTranscript() {
        as("bob")
                .queryParam("groupId", adasGroup)
                .get("/api/v1/interactions")
                .then()
                .statusCode(200)
                .body("interactions", hasSize(0));
        as("bob")
                .queryParam("sessionId", unknown)
                .queryParam("groupId", adasGroup)
                .get("/api/v1/transcripts")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/messages/ingest    | {\"sessionId\":\"%s\",\"messageId\":\"b\",\"role\":\"user\",\"content\":\"x\"}",
                "/api/v1/interactions    | {\"sessionId\":\"%s\",\"messageId\":\"b\",\"role\":\"user\",\"contentHash\":\"h\",\"text\":\"x\",\"ts\":1}",
                "/api/assessments/run    | {\"sessionId\":\"%s\"}",
                "/chat/context           | {\"sessionId\":\"%s\"}",
                "/speech/transcripts     | {\"sessionId\":\"%s\",\"messageId\":\"b\",\"text\":\"x\",\"ts\":1}",
            })
    void writingToWhatIsAnothersIsNotFoundAndLeavesItAsItWas(String path, String template) {
        String before =
                read("ada", "/api/v1/interactions?sessionId={id}", adasSession).asString();

        as("bob")
                .body(template.formatted(adasSession))
                .post(path)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"), "error", equalTo("Not found"));

        assertThat(read("ada", "/api/v1/interactions?sessionId={id}", adasSession)
                        .asString())
                .isEqualTo(before);
    }

    @Test
    void aReadNeverClaimsASession() {
        for (String path : List.of("/api/v1/transcripts?sessionId={id}", "/api/assessments/{id}")) {
            read("bob", path, unknown);
        }

        conversation("ada", unknown, "It is mine");

        read("ada", "/api/v1/transcripts?sessionId={id}", unknown);
        as("ada")
                .queryParam("sessionId", unknown)
                .get("/api/v1/transcripts")
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void aReplyIsNotStoredInAnothersSession() {
        asService()
                .body(body(
                        "userId",
                        "bob",
                        "sessionId",
                        adasSession,
                        "messageId",
                        unique("m"),
                        "text",
                        "Hi",
                        "ts",
                        System.currentTimeMillis()))
                .post("/internal/chat/replies")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/assessments/job",
                "/internal/assessments/finalize",
                "/internal/assessments/dead",
                "/internal/chat/replies",
                "/internal/speech/syntheses",
                "/internal/jobs/lease",
                "/internal/jobs/extend",
                "/internal/jobs/release"
            })
    void internalRoutesAreForServicesOnly(String path) {
        as("ada").body("{}").post(path).then().statusCode(401);
        given().contentType(ContentType.JSON).body("{}").post(path).then().statusCode(401);
    }

    @Test
    void aServiceTokenIsNobodyOnUserRoutes() {
        asService().get("/api/v1/skills/tracked").then().statusCode(401);
    }

    @Test
    void badTokensAreNobody() {
        String token = LocalTokens.bearer("ada");
        Map<String, String> bad = Map.of(
                "none", "",
                "garbage", "Bearer garbage",
                "basic", "Basic YWRhOmFkYQ==",
                "tampered", token.substring(0, token.length() - 4) + "AAAA",
                "unsigned", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.");

        bad.forEach((name, authorization) -> given().header("authorization", authorization)
                .get("/api/v1/skills/tracked")
                .then()
                .statusCode(401)
                .body("error", equalTo("Unauthorized"), "code", equalTo("unauthenticated")));
    }

    @Test
    void nobodyCanSignInAsTheSharedOwner() {
        as("anonymous").get("/api/v1/skills/tracked").then().statusCode(401);
    }

    private static ExtractableResponse<Response> read(String user, String path, String sessionId) {
        return as(user).header("x-request-id", "read-1")
                .get(path, sessionId)
                .then()
                .extract();
    }
}
