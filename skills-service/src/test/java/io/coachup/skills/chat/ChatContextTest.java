package io.coachup.skills.chat;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.skills.support.ServiceTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the gateway is told for a prompt. */
@ServiceTest
class ChatContextTest {

    @Inject
    DataSource dataSource;

    private final String user = unique("user");
    private final String session = unique("s");

    @Test
    void itKnowsWhatWasSaidTheProfileOpenGoalsAndWhatTheNextLevelAsksFor() {
        conversation(user, session, "I want to practise");
        as(user).body(body("userId", user, "displayName", "Ada", "bio", "Leads a team"))
                .put("/api/v1/users/profile");
        for (String[] goal : new String[][] {{"g1", "paused"}, {"g2", "completed"}, {"g3", "active"}}) {
            as(user).body(body("userId", user, "goalId", goal[0], "title", goal[0], "status", goal[1]))
                    .post("/api/v1/users/goals");
        }
        as(user).body(body("userId", user, "goalId", "g3", "description", "why"))
                .patch("/api/v1/users/goals");
        track("clarity_eloquence");
        track("empathy");
        level("clarity_eloquence", 6);
        level("empathy", 10);

        context(user, session)
                .statusCode(200)
                .body("sessionId", equalTo(session))
                .body("recentTurns.role", equalTo(List.of("user", "assistant")))
                .body("recentTurns[0].content", equalTo("I want to practise"))
                .body("profile.displayName", equalTo("Ada"), "profile.bio", equalTo("Leads a team"))
                .body("goals.title", equalTo(List.of("g3", "g1")))
                .body("goals[0].description", equalTo("why"), "goals[1].description", nullValue())
                .body("trackedSkills.id", equalTo(List.of("clarity_eloquence", "empathy")))
                .body("trackedSkills[0].name", equalTo("Clarity & Eloquence"))
                .body("trackedSkills[0].category", equalTo("communication"))
                .body("trackedSkills[0].currentLevel", equalTo(6.0f))
                .body("trackedSkills[0].nextCriteria", equalTo("Clear and direct"))
                .body("trackedSkills[1].nextCriteria", nullValue());
    }

    @Test
    void itHasTheNewestSummaryOfTheCallersOwnSession() {
        context(user, session).statusCode(200).body("summary", nullValue());
        for (String said : List.of("First words", "Second words")) {
            as(user).body(body(
                            "sessionId",
                            session,
                            "prevSummary",
                            "We spoke of pauses.",
                            "messages",
                            List.of(body("role", "user", "content", said))))
                    .post("/api/v1/session-summary")
                    .then()
                    .statusCode(200);
        }

        context(user, session)
                .statusCode(200)
                .body(
                        "summary",
                        equalTo("Summary so far:\nWe spoke of pauses.\n\nRecent messages:\nuser: Second words"));
        context(unique("other"), session).statusCode(404);
        as(user).body("{}").post("/chat/context").then().statusCode(200).body("summary", nullValue());
    }

    @Test
    void ofSomebodyNewNothingIsKnownAndTheSessionBecomesTheirs() {
        context(user, session)
                .statusCode(200)
                .body("sessionId", equalTo(session), "recentTurns", hasSize(0), "profile", nullValue())
                .body("goals", hasSize(0), "trackedSkills", hasSize(0));

        context(unique("other"), session).statusCode(404).body("code", equalTo("not_found"));
        as(user).get("/api/v1/sessions?sessionId=" + session).then().body("hasSession", equalTo(true));
    }

    @Test
    void withoutASessionThePersonIsKnownAllTheSame() {
        as(user).body(body("userId", user, "displayName", "Ada")).put("/api/v1/users/profile");
        track("empathy");

        as(user).body("{}")
                .post("/chat/context")
                .then()
                .statusCode(200)
                .body("sessionId", nullValue(), "recentTurns", hasSize(0))
                .body("profile.displayName", equalTo("Ada"), "profile.bio", nullValue())
                .body("trackedSkills.name", equalTo(List.of("Empathy")));
    }

    @Test
    void theTenNewestTurnsComeOldestFirstAndAreCut() {
        for (int i = 1; i <= 12; i++) {
            as(user).body(body(
                            "sessionId",
                            session,
                            "messageId",
                            "m" + i,
                            "role",
                            "user",
                            "contentHash",
                            "h",
                            "text",
                            i + "-" + "x".repeat(9_000),
                            "ts",
                            i))
                    .post("/api/v1/interactions")
                    .then()
                    .statusCode(200);
        }

        List<String> turns = context(user, session).statusCode(200).extract().path("recentTurns.content");

        assertThat(turns).hasSize(10).allSatisfy(turn -> assertThat(turn).hasSize(8_000));
        assertThat(turns.getFirst()).startsWith("3-");
        assertThat(turns.getLast()).startsWith("12-");
    }

    @Test
    void twentyFirstContextsAtOnceAreAllAnsweredAndAStrangersAreNot() throws Exception {
        String stranger = unique("stranger");
        context(user, session).statusCode(200);
        String fresh = unique("s");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> own = IntStream.range(0, 20)
                    .mapToObj(i ->
                            clients.submit(() -> context(user, fresh).extract().statusCode()))
                    .toList();
            List<Future<Integer>> foreign = IntStream.range(0, 10)
                    .mapToObj(i -> clients.submit(
                            () -> context(stranger, session).extract().statusCode()))
                    .toList();
            for (Future<Integer> answer : own) {
                assertThat(answer.get()).isEqualTo(200);
            }
            for (Future<Integer> answer : foreign) {
                assertThat(answer.get()).isEqualTo(404);
            }
        }
    }

    @Test
    void readingDoesNotWaitForWhoeverHoldsTheSessionsRow() throws Exception {
        conversation(user, session, "I want to practise");
        try (Connection holder = dataSource.getConnection();
                PreparedStatement lock =
                        holder.prepareStatement("select 1 from sessions where session_id = ? for update");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            holder.setAutoCommit(false);
            lock.setString(1, session);
            lock.executeQuery();

            Future<Integer> answer =
                    clients.submit(() -> context(user, session).extract().statusCode());

            assertThat(answer.get(4, TimeUnit.SECONDS)).isEqualTo(200);
            holder.rollback();
        }
    }

    private void track(String skill) {
        as(user).body(body("skillId", skill)).post("/api/v1/skills/track");
    }

    private void level(String skill, double level) {
        asService()
                .body(body("userId", user, "skillId", skill, "currentLevel", level))
                .post("/api/v1/skills/level")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse context(String user, String session) {
        return as(user).body(body("sessionId", session)).post("/chat/context").then();
    }
}
