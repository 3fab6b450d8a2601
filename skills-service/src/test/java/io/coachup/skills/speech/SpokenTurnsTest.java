package io.coachup.skills.speech;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.ingest;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.coachup.skills.support.ServiceTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What people said aloud is a turn like any other, in the session that they are in. */
@ServiceTest
class SpokenTurnsTest {

    private static final String TEXT = "How do I open my talk?";

    @Inject
    DataSource dataSource;

    private final String session = unique("s");

    @Test
    void aTranscriptIsAUserTurnWithItsCostAndClaimsAnUnknownSession() {
        assertThat(hear("ada", session, "m1", TEXT, 0.31, 4_200)).isEqualTo(session);

        JsonPath turns = turns("ada", session);
        assertThat(turns.getList("interactions.role")).containsExactly("user");
        assertThat(turns.getString("interactions[0].text")).isEqualTo(TEXT);
        assertThat(turns.getString("interactions[0].contentHash")).matches("[0-9a-f]{64}");
        assertThat(turns.getDouble("interactions[0].sttCostCents")).isEqualTo(0.31, within(1e-6));
        assertThat(turns.getLong("interactions[0].sttDurationMs")).isEqualTo(4_200);
        assertThat(row(session)).containsEntry("interaction_count", 1).containsEntry("stt_cost_cents", 0.31);
    }

    @Test
    void aRepeatedReportChangesNothing() {
        hear("ada", session, "m1", TEXT, 0.5, 1_000);
        hear("ada", session, "m1", TEXT, 0.5, 1_000);

        assertThat(turns("ada", session).getList("interactions")).hasSize(1);
        assertThat(row(session)).containsEntry("interaction_count", 1).containsEntry("stt_cost_cents", 0.5);
    }

    @Test
    void theSameTurnFromTheBrowserIsStoredOnceAndFindsItsGroup() {
        hear("ada", session, "m1", TEXT, 0.5, 1_000);
        String group = ingest("ada", session, "browser", "user", TEXT).extract().path("groupId");
        report("browser2", "user", TEXT, System.currentTimeMillis());

        JsonPath turns = turns("ada", session);
        assertThat(turns.getList("interactions.messageId")).containsExactly("m1");
        assertThat(turns.getString("interactions[0].groupId")).isEqualTo(group);
    }

    @Test
    void theSameTurnIsRecognizedAfterTheReplyButASecondOneIsNot() {
        long now = System.currentTimeMillis();
        hear("ada", session, "m1", "Yes", 0, 500, now);
        report("m2", "assistant", "Are you sure?", now + 2_000);
        report("late", "user", "Yes", now + 100);
        report("second", "user", "Yes", now + 4_000);

        assertThat(turns("ada", session).getList("interactions.messageId")).containsExactly("m1", "m2", "second");
    }

    @Test
    void silenceCostsButIsNoTurn() {
        hear("ada", session, "m1", " ", 0.2, 700);

        assertThat(turns("ada", session).getList("interactions")).isEmpty();
        assertThat(row(session)).containsEntry("interaction_count", 0).containsEntry("stt_cost_cents", 0.2);
    }

    @Test
    void anIdleSessionIsContinuedByOneThatStaysTheSame() {
        hear("ada", session, "m1", "Hello", 0, 500);
        idleFor(session, 11);

        String next = hear("ada", session, "m2", "I am back", 0, 500);
        String again = hear("ada", session, "m3", "Still here", 0, 500);
        String named = hear("ada", next, "m4", "And here", 0, 500);

        assertThat(next).matches("sess_\\d+_[0-9a-z]+").isNotEqualTo(session);
        assertThat(List.of(again, named)).containsOnly(next);
        assertThat(turns("ada", session).getList("interactions.messageId")).containsExactly("m1");
        assertThat(turns("ada", next).getList("interactions.messageId")).containsExactly("m2", "m3", "m4");
    }

    @Test
    void aSessionThatWasActiveWithinTenMinutesIsNotRotated() {
        hear("ada", session, "m1", "Hello", 0, 500);
        idleFor(session, 9);

        assertThat(hear("ada", session, "m2", "Still me", 0, 500)).isEqualTo(session);
    }

    @Test
    void manyRequestsThatComeBackAtOnceLandInOneSession() throws Exception {
        hear("ada", session, "m1", "Hello", 0, 500);
        idleFor(session, 20);

        Set<String> sessions = new HashSet<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (Future<String> answer : pool.invokeAll(IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () -> hear("ada", session, "back" + i, "Back " + i, 0, 500))
                    .toList())) {
                sessions.add(answer.get());
            }
        }

        assertThat(sessions).hasSize(1).doesNotContain(session);
    }

    @Test
    void whoOptedOutIsNotStoredAndStaysOptedOutInTheNextSession() {
        hear("ada", session, "m1", "Hello", 0, 500);
        Jdbi.create(dataSource)
                .useHandle(handle -> handle.execute(
                        "update sessions set state = '{\"transcriptsPersistOptOut\": true}' where session_id = ?",
                        session));
        hear("ada", session, "m2", "Private", 0.1, 500);
        idleFor(session, 30);
        String next = hear("ada", session, "m3", "Private too", 0.1, 500);

        assertThat(next).isNotEqualTo(session);
        assertThat(turns("ada", session).getList("interactions.messageId")).containsExactly("m1");
        assertThat(turns("ada", next).getList("interactions")).isEmpty();
        assertThat(row(next)).containsEntry("stt_cost_cents", 0.1);
    }

    @Test
    void synthesisAddsCostAndActivityButNoTurn() {
        hear("ada", session, "m1", TEXT, 0, 500);
        idleFor(session, 9);

        asService()
                .body(body("userId", "ada", "sessionId", session, "costCents", 0.25))
                .post("/internal/speech/syntheses")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true));
        asService()
                .body(body("userId", "bob", "sessionId", session, "costCents", 5))
                .post("/internal/speech/syntheses")
                .then()
                .statusCode(404);

        assertThat(row(session)).containsEntry("interaction_count", 1).containsEntry("tts_cost_cents", 0.25);
        assertThat((long) row(session).get("last_activity_at")).isGreaterThan(System.currentTimeMillis() - 60_000);
    }

    private static String hear(String user, String session, String messageId, String text, double cents, long ms) {
        return hear(user, session, messageId, text, cents, ms, System.currentTimeMillis());
    }

    private static String hear(
            String user, String session, String messageId, String text, double cents, long ms, long ts) {
        return as(user).body(body(
                        "sessionId",
                        session,
                        "messageId",
                        messageId,
                        "text",
                        text,
                        "ts",
                        ts,
                        "costCents",
                        cents,
                        "durationMs",
                        ms))
                .post("/speech/transcripts")
                .then()
                .statusCode(200)
                .extract()
                .path("sessionId");
    }

    private void report(String messageId, String role, String text, long ts) {
        as("ada")
                .body(body(
                        "sessionId",
                        session,
                        "messageId",
                        messageId,
                        "role",
                        role,
                        "contentHash",
                        "h",
                        "text",
                        text,
                        "ts",
                        ts))
                .post("/api/v1/interactions")
                .then()
                .statusCode(200);
    }

    private static JsonPath turns(String user, String session) {
        return as(user).queryParam("sessionId", session)
                .get("/api/v1/interactions")
                .jsonPath();
    }

    private void idleFor(String session, int minutes) {
        Jdbi.create(dataSource)
                .useHandle(handle -> handle.execute(
                        "update sessions set last_activity_at = ? where session_id = ?",
                        System.currentTimeMillis() - minutes * 60_000L,
                        session));
    }

    private Map<String, Object> row(String session) {
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle.select("select * from sessions where session_id = ?", session)
                        .mapToMap()
                        .one());
    }
}
