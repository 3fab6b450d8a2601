package io.coachup.skills.summaries;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.ingest;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.skills.support.ServiceTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Summaries over HTTP, made by our own composer. */
@ServiceTest
class SessionSummaryTest {

    private static final String PATH = "/api/v1/session-summary";

    private final String user = unique("user");
    private final String session = unique("s");

    @Test
    void theCoachsFirstReplyHasASummaryMadeInTheBackground() {
        conversation(user, session, "I want to speak slower");

        ValidatableResponse found = awaitVersion(1);

        found.body("sessionId", equalTo(session))
                .body("text", containsString("user: I want to speak slower"))
                .body("text", containsString("assistant: Good luck"))
                .body("version", equalTo(1), "thresholdTurns", equalTo(4), "turnsSince", equalTo(0));
        long said = found.extract().jsonPath().getLong("lastMessageTs");
        assertThat(found.extract().jsonPath().getLong("updatedAt")).isGreaterThanOrEqualTo(said);
        Map<String, Object> due = event("summary_cadence_onAssistantMessage");
        assertThat(due.get("cadence"))
                .isEqualTo(Map.of(
                        "dueNow",
                        true,
                        "locked",
                        true,
                        "reason",
                        "time",
                        "turnsSince",
                        1,
                        "assistantMsgSince",
                        1,
                        "ageSec",
                        (1L << 53) - 1));
        assertThat(event("summary_cadence_generated")).containsEntry("version", 1);
    }

    @Test
    void theNextIsDueWithTheFourthReplyAndContinuesTheFirst() {
        conversation(user, session, "I want to speak slower");
        awaitVersion(1);
        for (int reply = 1; reply <= 3; reply++) {
            ingest(user, session, unique("m"), "assistant", "Reply " + reply).statusCode(200);
        }
        get(user).body("version", equalTo(1), "turnsSince", equalTo(3));

        ingest(user, session, unique("m"), "assistant", "Reply 4").statusCode(200);

        awaitVersion(2)
                .body("text", containsString("I want to speak slower"))
                .body("text", containsString("Reply 4"), "turnsSince", equalTo(0));
    }

    @Test
    void whoHasTheNewestVersionIsToldSo() {
        make(body("sessionId", session, "messages", List.of(Map.of("role", "user", "content", "Hello"))));
        String tag = get(user).statusCode(200).extract().header("etag");
        assertThat(tag).matches("W/\"1-\\d+\"");

        for (String known : List.of(tag, tag.substring(2), "\"other\", " + tag, "*")) {
            as(user).header("if-none-match", known)
                    .get(PATH + "?sessionId=" + session)
                    .then()
                    .statusCode(304)
                    .header("etag", tag)
                    .body(equalTo(""));
        }
        for (String other : List.of("\"1\"", "W/\"1-\"", "\"", ",,", "W/")) {
            as(user).header("if-none-match", other)
                    .get(PATH + "?sessionId=" + session)
                    .then()
                    .statusCode(200);
        }
        make(body("sessionId", session, "messages", List.of(Map.of("role", "user", "content", "More"))));
        as(user).header("if-none-match", tag)
                .get(PATH + "?sessionId=" + session)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
    }

    @Test
    void oneThatIsAskedForCoversWhatTheClientSendsAndElseWhatIsStored() {
        make(body(
                        "sessionId",
                        session,
                        "prevSummary",
                        "We spoke of pauses.",
                        "recentMessages",
                        List.of(Map.of("role", "user", "content", "I paused twice"), Map.of("role", "assistant")),
                        "tokenBudget",
                        600))
                .body("status", equalTo("completed"))
                .body("summary.sessionId", equalTo(session), "summary.version", equalTo(1));
        get(user)
                .body("text", equalTo("Summary so far:\nWe spoke of pauses.\n\nRecent messages:\nuser: I paused twice"))
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("lastMessageTs")));

        ingest(user, session, unique("m"), "user", "This is stored").statusCode(200);
        make(body("sessionId", session)).body("summary.version", equalTo(2));

        get(user)
                .body("text", containsString("I paused twice"))
                .body("text", containsString("Recent messages:\nuser: This is stored"));
        assertThat(get(user).extract().jsonPath().getLong("lastMessageTs")).isPositive();
    }

    @Test
    void oneThatIsGeneratedIsAnsweredWithItsText() {
        generate(body("sessionId", session))
                .header("x-summary-empty", "1")
                .body("sessionId", equalTo(session), "status", equalTo("empty"))
                .body("version", equalTo(0), "updatedAt", equalTo(0), "text", equalTo(""));

        generate(body("sessionId", session, "messages", List.of(Map.of("role", "user", "content", "Hello"))))
                .header("x-summary-empty", nullValue())
                .body("sessionId", equalTo(session), "version", equalTo(1), "updatedAt", notNullValue())
                .body("text", equalTo("Recent messages:\nuser: Hello"), "status", nullValue());

        generate(body("sessionId", session)).body("status", equalTo("empty"), "version", equalTo(1));
        get(user).body("version", equalTo(1), "text", equalTo("Recent messages:\nuser: Hello"));
        as(user).body("{}")
                .post(PATH + "/generate")
                .then()
                .statusCode(400)
                .body("error", equalTo("sessionId is required"));
    }

    private ValidatableResponse generate(Map<String, Object> request) {
        return as(user).body(request).post(PATH + "/generate").then().statusCode(200);
    }

    @Test
    void aSessionWithNothingSaidHasNoneAndKeepsNone() {
        get(user).statusCode(404).body("sessionId", equalTo(session), "summary", nullValue());

        make(body("sessionId", session))
                .header("x-summary-empty", "1")
                .body("status", equalTo("empty"), "summary", nullValue());

        get(user).statusCode(404);
        as(user).get(PATH).then().statusCode(400).body("error", equalTo("sessionId is required"));
    }

    @Test
    void anothersLooksAsIfItDidNotExistAndCanNotBeMade() {
        make(body("sessionId", session, "messages", List.of(Map.of("role", "user", "content", "Mine"))));
        String other = unique("other");

        get(other).statusCode(404).body("sessionId", equalTo(session), "summary", nullValue());
        as(other)
                .body(body("sessionId", session))
                .post(PATH)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
        get(user).body("version", equalTo(1));
    }

    @Test
    void nothingIsKeptOfASessionWhoseTextsAreNotStored() {
        as(user).body(body("userId", user, "sessionId", session, "state", Map.of("transcriptsPersistOptOut", true)))
                .post("/api/v1/sessions/state")
                .then()
                .statusCode(200);

        make(body("sessionId", session, "messages", List.of(Map.of("role", "user", "content", "Private"))))
                .header("x-summary-empty", "1")
                .body("status", equalTo("empty"));

        get(user).statusCode(404);
    }

    @Test
    void wrongFieldsAreNamed() {
        for (Map.Entry<Map<String, Object>, String> wrong : Map.of(
                        body("sessionId", " "), "sessionId is required",
                        body("sessionId", session, "messages", "x"), "messages must be an array",
                        body("sessionId", session, "messages", List.of(1)), "messages[0] must be an object",
                        body("sessionId", session, "tokenBudget", "many"), "tokenBudget must be a number",
                        body("sessionId", session, "prevSummary", 1), "prevSummary must be a string")
                .entrySet()) {
            as(user).body(wrong.getKey()).post(PATH).then().statusCode(400).body("error", equalTo(wrong.getValue()));
        }
        as(user).body(body("sessionId", session, "prevSummary", "a".repeat(40_000)))
                .post(PATH)
                .then()
                .statusCode(413)
                .body("maxBytes", equalTo(32_768));
    }

    @Test
    void theSameRequestUnderOneKeyIsAnsweredTheSameAndWorkedOnOnce() {
        Map<String, Object> request =
                body("sessionId", session, "messages", List.of(Map.of("role", "user", "content", "Once")));
        String key = unique("key");

        String first = withKey(user, key, request)
                .then()
                .statusCode(200)
                .header("idempotency-key", key)
                .extract()
                .asString();

        assertThat(withKey(user, key, request).then().statusCode(200).extract().asString())
                .isEqualTo(first);
        get(user).body("version", equalTo(1));
        withKey(user, key, body("sessionId", session))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        String other = unique("other");
        withKey(other, key, body("sessionId", unique("s")))
                .then()
                .statusCode(200)
                .body("status", equalTo("empty"));
        withKey(other, unique("key"), request).then().statusCode(404);
        for (String odd : List.of("two words", "\u00fc", "a".repeat(257))) {
            withKey(user, odd, request).then().statusCode(400);
        }
    }

    private static Response withKey(String who, String key, Map<String, Object> request) {
        return as(who).header("idempotency-key", key).body(request).post(PATH);
    }

    private ValidatableResponse make(Map<String, Object> request) {
        return as(user).body(request).post(PATH).then().statusCode(200);
    }

    private ValidatableResponse get(String who) {
        return as(who).get(PATH + "?sessionId=" + session).then();
    }

    private ValidatableResponse awaitVersion(int version) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> get(user).statusCode(200).body("version", equalTo(version)));
        return get(user);
    }

    private Map<String, Object> event(String kind) {
        return as(user).get("/api/v1/events?sessionId=" + session)
                .then()
                .extract()
                .path("events.find { it.kind == '" + kind + "' }.payload");
    }
}
