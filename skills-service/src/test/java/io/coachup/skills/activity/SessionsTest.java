package io.coachup.skills.activity;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.ingest;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.skills.support.ServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class SessionsTest {

    private final String user = unique("user");
    private final String session = unique("s");

    @Test
    void aSessionIsReadWithItsActivityAndCosts() {
        long before = System.currentTimeMillis();
        String group = conversation(user, session, "Hello there");
        reply(0.25);
        as(user).body(body(
                        "sessionId",
                        session,
                        "messageId",
                        unique("m"),
                        "text",
                        "I said so",
                        "ts",
                        before,
                        "costCents",
                        0.5,
                        "durationMs",
                        900))
                .post("/speech/transcripts")
                .then()
                .statusCode(200);

        Map<String, Object> found =
                get(user, session).body("hasSession", equalTo(true)).extract().path("session");
        assertThat(found)
                .containsEntry("userId", user)
                .containsEntry("sessionId", session)
                .containsEntry("state", Map.of())
                .containsEntry("latestGroupId", group)
                .containsEntry("interactionCount", 4)
                .containsEntry("llmCostCents", 0.25f)
                .containsEntry("sttCostCents", 0.5f)
                .containsEntry("ttsCostCents", 0.0f)
                .containsEntry("totalCostCents", 0.75f)
                .doesNotContainKeys("number", "endTime");
        assertThat((Long) found.get("startTime")).isBetween(before, System.currentTimeMillis());
        assertThat(((Number) found.get("durationMs")).longValue())
                .isEqualTo((Long) found.get("lastActivityAt") - (Long) found.get("startTime"));
        as(user).get("/api/v1/sessions/metrics?sessionId=" + session)
                .then()
                .statusCode(200)
                .body("sessionId", equalTo(session), "interactionCount", equalTo(4))
                .body("sttCostCents", equalTo(0.5f), "llmCostCents", equalTo(0.25f))
                .body("ttsCostCents", equalTo(0.0f), "totalCostCents", equalTo(0.75f))
                .body("startTime", equalTo(found.get("startTime")))
                .body("lastActivityAt", equalTo(found.get("lastActivityAt")));
    }

    @Test
    void anothersLooksAsIfItDidNotExistAndCanNotBeWritten() {
        state(user, session, body("step", "init")).statusCode(200).body("created", equalTo(true));
        String other = unique("user");

        for (String named : List.of(session, unique("unknown"))) {
            get(other, named).body("session", nullValue(), "hasSession", equalTo(false));
            as(other)
                    .get("/api/v1/sessions/metrics?sessionId=" + named)
                    .then()
                    .statusCode(200)
                    .body("lastActivityAt", nullValue(), "startTime", nullValue())
                    .body("interactionCount", equalTo(0), "totalCostCents", equalTo(0.0f));
        }
        state(other, session, body("step", "stolen"))
                .statusCode(404)
                .body("error", equalTo("Not found"), "code", equalTo("not_found"));
        as(other).get("/api/v1/sessions/list").then().body("sessions", hasSize(0));

        get(user, session).body("session.state.step", equalTo("init"));
    }

    @Test
    void theStateIsReplacedAndAnAbsentOneKept() {
        state(user, session, body("step", "init", "deep", Map.of("a", List.of(1, "ü", false))))
                .statusCode(200)
                .body("created", equalTo(true), "id", equalTo(session));
        post(body("userId", user, "sessionId", session, "latestGroupId", "g-7"))
                .statusCode(200)
                .body("created", equalTo(false), "id", equalTo(session));
        post(body("userId", user, "sessionId", session, "state", null, "latestGroupId", null))
                .statusCode(200);

        get(user, session)
                .body("session.state.step", equalTo("init"))
                .body("session.state.deep.a", equalTo(List.of(1, "ü", false)))
                .body("session.latestGroupId", equalTo("g-7"));

        state(user, session, body("step", "two")).statusCode(200);
        get(user, session).body("session.state", equalTo(Map.of("step", "two")));
        as(user).get("/api/v1/events?sessionId=" + session)
                .then()
                .body(
                        "events.kind",
                        equalTo(List.of(
                                "session_state_updated",
                                "session_state_updated",
                                "session_state_updated",
                                "session_state_updated")))
                .body("events[2].payload.latestGroupId", equalTo("g-7"))
                .body("events[0].payload", equalTo(Collections.singletonMap("latestGroupId", null)));
    }

    @Test
    void whoeverIsNamedTheSessionIsTheCallers() {
        post(body("userId", unique("other"), "sessionId", session)).statusCode(200);

        get(user, session).body("session.userId", equalTo(user));
    }

    @Test
    void afterOptingOutNoWriterStoresAWordUntilOptingIn() {
        state(user, session, body("transcriptsPersistOptOut", true)).statusCode(200);
        state(user, session, body("step", "init")).statusCode(200);

        ingest(user, session, unique("m"), "user", "A secret").statusCode(200);
        as(user).body(body(
                        "sessionId",
                        session,
                        "messageId",
                        "i",
                        "role",
                        "user",
                        "contentHash",
                        "h",
                        "text",
                        "A secret",
                        "ts",
                        5))
                .post("/api/v1/interactions")
                .then()
                .body("skipped", equalTo("optout"));
        as(user).body(body("sessionId", session, "messageId", "t", "text", "A secret", "ts", 6))
                .post("/speech/transcripts")
                .then()
                .statusCode(200);
        reply(0);
        transcripts().body("items", hasSize(0));
        get(user, session).body("session.state", equalTo(Map.of("transcriptsPersistOptOut", true, "step", "init")));

        state(user, session, body("transcriptsPersistOptOut", false)).statusCode(200);
        ingest(user, session, unique("m"), "user", "No secret").statusCode(200);
        transcripts().body("items.text", equalTo(List.of("No secret")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense                                                  | Invalid JSON",
                "{\"sessionId\":\"s\"}                                       | userId and sessionId are required",
                "{\"userId\":\"u\"}                                          | userId and sessionId are required",
                "{\"userId\":\"u\",\"sessionId\":\"\"}                           | userId and sessionId are required",
                "{\"userId\":7,\"sessionId\":\"s\"}                            | userId must be a non-empty string",
                "{\"userId\":\"u\",\"sessionId\":\" \"}                          | sessionId must be a non-empty string",
                "{\"userId\":\"u\",\"sessionId\":\"s\",\"latestGroupId\":\" \"}      | latestGroupId, if provided, must be a non-empty string",
                "{\"userId\":\"u\",\"sessionId\":\"s\",\"state\":[]}               | state, if provided, must be an object",
                "{\"userId\":\"u\",\"sessionId\":\"s\",\"state\":\"x\"}              | state, if provided, must be an object",
                "{\"userId\":\"u\",\"sessionId\":\"s\",\"state\":{\"a\":\"\\u0000\"}}  | state must not contain NUL characters",
                "{\"userId\":\"u\",\"sessionId\":\"s\",\"state\":{\"\\u0000\":1}}    | state must not contain NUL characters",
                "{\"userId\":\"u\",\"sessionId\":\"s\",\"state\":{\"a\":[\"\\ud800\"]}} | state must be valid Unicode",
                "{\"userId\":\"u\",\"sessionId\":\"s\",\"state\":{\"transcriptsPersistOptOut\":\"yes\"}} | state.transcriptsPersistOptOut must be true or false",
                "{\"userId\":\"u\",\"sessionId\":\"s\",\"state\":{\"transcriptsPersistOptOut\":null}} | state.transcriptsPersistOptOut must be true or false",
            })
    void aWrongStateIsRefusedWithTheReason(String body, String error) {
        as(user).body(body)
                .post("/api/v1/sessions/state")
                .then()
                .statusCode(400)
                .body("error", equalTo(error));
    }

    @Test
    void aStateHasALengthAndItsNumbersToo() {
        state(user, session, body("a", "x".repeat(16_000))).statusCode(200);
        state(user, session, body("a", "x".repeat(16_400)))
                .statusCode(413)
                .body("maxBytes", equalTo(16_384), "code", equalTo("payload_too_large"));
        for (String number :
                List.of("9".repeat(100), "1e400", "-1e400", "1e100", "1e308", "1e-300", "1e1000000000", "[1e100]")) {
            as(user).body("{\"userId\":\"u\",\"sessionId\":\"" + session + "\",\"state\":{\"a\":" + number + "}}")
                    .post("/api/v1/sessions/state")
                    .then()
                    .statusCode(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1.5", "1e20", "0.001", "12345678901234567890"})
    void anOrdinaryNumberIsKept(String number) {
        as(user).body("{\"userId\":\"u\",\"sessionId\":\"" + session + "\",\"state\":{\"a\":" + number + "}}")
                .post("/api/v1/sessions/state")
                .then()
                .statusCode(200);

        JsonPath found = get(user, session).extract().jsonPath();
        assertThat(found.getDouble("session.state.a")).isEqualTo(Double.parseDouble(number));
    }

    @Test
    void theListIsWholeNewestFirstAndHasNoSessionTwice() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String id = unique("s" + i);
            state(user, id, body("i", i)).statusCode(200);
            made.addFirst(id);
        }

        List<String> read = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            JsonPath page = as(user).get("/api/v1/sessions/list?limit=3&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            read.addAll(page.getList("sessions.sessionId"));
            cursor = page.getString("nextCursor");
            pages++;
        }

        assertThat(read).isEqualTo(made);
        assertThat(pages).isEqualTo(3);
        as(user).get("/api/v1/sessions/list?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("error", equalTo("cursor is not valid"));
    }

    @Test
    void ofTwentyFirstStatesAtOnceOneMakesTheSession() throws Exception {
        List<Boolean> created = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> clients.submit(() -> state(user, session, body("i", i))
                            .statusCode(200)
                            .extract()
                            .<Boolean>path("created")))
                    .toList();
            for (Future<Boolean> answer : answers) {
                created.add(answer.get());
            }
        }

        assertThat(created).filteredOn(first -> first).hasSize(1);
        as(user).get("/api/v1/events?sessionId=" + session).then().body("events", hasSize(20));
    }

    @Test
    void aSessionHasToBeNamed() {
        for (String path : List.of("/api/v1/sessions", "/api/v1/sessions/metrics", "/api/v1/sessions?sessionId= ")) {
            as(user).get(path).then().statusCode(400).body("error", equalTo("sessionId is required"));
        }
    }

    private void reply(double costCents) {
        asService()
                .body(body(
                        "userId",
                        user,
                        "sessionId",
                        session,
                        "messageId",
                        unique("m"),
                        "text",
                        "Well said",
                        "ts",
                        System.currentTimeMillis(),
                        "costCents",
                        costCents))
                .post("/internal/chat/replies")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse transcripts() {
        return as(user).get("/api/v1/transcripts?sessionId=" + session).then().statusCode(200);
    }

    private static ValidatableResponse get(String user, String session) {
        return as(user).queryParam("sessionId", session)
                .get("/api/v1/sessions")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse post(Map<String, Object> body) {
        return as(user).body(body).post("/api/v1/sessions/state").then();
    }

    private static ValidatableResponse state(String user, String session, Map<String, Object> state) {
        return as(user).body(body("userId", user, "sessionId", session, "state", state))
                .post("/api/v1/sessions/state")
                .then();
    }
}
