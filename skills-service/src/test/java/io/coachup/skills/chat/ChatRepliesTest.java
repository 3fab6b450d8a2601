package io.coachup.skills.chat;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.skills.rights.PersonLock;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.coachup.skills.support.ServiceTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replies that are reported at the same time are stored together, and each as if it were alone. */
@ServiceTest
class ChatRepliesTest {

    @Inject
    DataSource dataSource;

    @Inject
    Sessions sessions;

    @Inject
    Metrics metrics;

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final String user = unique("user");

    /** After all sessions are made: what is older is looked at alone. */
    private final long first = System.currentTimeMillis() + 60_000;

    @AfterEach
    void noCallerIsLeft() {
        callers.shutdownNow();
    }

    @Test
    void manyAtOnceInManySessionsAreEachStoredOnceWithTheirCounts() throws Exception {
        List<String> sessions =
                IntStream.range(0, 20).mapToObj(_ -> unique("s")).toList();
        List<Callable<Integer>> calls = new ArrayList<>();
        for (String session : sessions) {
            context(user, session);
            for (int turn = 0; turn < 4; turn++) {
                int number = turn;
                calls.add(() -> reply(user, session, number));
                // Each is sent twice, as after a time-out.
                calls.add(() -> reply(user, session, number));
            }
        }

        long together = transactions("chat.storeReplies");
        long alone = transactions("chat.storeReply");

        assertThat(atOnce(calls)).allMatch(status -> status < 300);

        assertThat(transactions("chat.storeReplies") - together).isBetween(1L, calls.size() - 1L);
        assertThat(transactions("chat.storeReply") - alone).isLessThan(calls.size() / 2);
        for (String session : sessions) {
            JsonPath turns = turns(user, session);
            assertThat(turns.getList("interactions.text"))
                    .containsExactly("ask 0", "say 0", "ask 1", "say 1", "ask 2", "say 2", "ask 3", "say 3");
            JsonPath counts = as(user).get("/api/v1/sessions/metrics?sessionId=" + session)
                    .jsonPath();
            assertThat(counts.getInt("interactionCount")).isEqualTo(8);
            assertThat(counts.getDouble("llmCostCents")).isEqualTo(2.0);
            // A summary that became due has events of its own.
            assertThat(as(user).get("/api/v1/events?sessionId=" + session)
                            .jsonPath()
                            .<String>getList("events.kind"))
                    .filteredOn("interaction_appended"::equals)
                    .hasSize(8);
        }
    }

    @Test
    void theSameWordsOnceMoreAreAnotherTurnWhenSomebodySpokeInBetween() throws Exception {
        String session = unique("s");
        context(user, session);

        atOnce(List.of(() -> say(user, session, 1, "Go on", "Yes"), () -> say(user, session, 2, "And then", "Yes")));

        assertThat(turns(user, session).getList("interactions.text"))
                .containsExactly("Go on", "Yes", "And then", "Yes");
    }

    @Test
    void whatCanNotBeStoredFailsAloneAndOthersAreStored() throws Exception {
        String session = unique("s");
        String foreign = unique("s");
        context(user, session);
        context(unique("other"), foreign);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int turn = 0; turn < 10; turn++) {
            int number = turn;
            calls.add(() -> reply(user, session, number));
            calls.add(() -> reply(user, foreign, number));
            calls.add(() -> sameIdTwice(unique("user"), unique("s")));
        }

        List<Integer> answers = atOnce(calls);

        assertThat(answers.stream().filter(status -> status == 404)).hasSize(10);
        assertThat(answers.stream().filter(status -> status < 300)).hasSize(20);
        assertThat(turns(user, session).getList("interactions")).hasSize(20);
    }

    @Test
    void aSessionThatIsLockedWaitsForItsOwnLockAndForNobodyElses() throws Exception {
        String locked = unique("s");
        String free = unique("s");
        context(user, locked);
        context(user, free);
        try (Connection holder = dataSource.getConnection()) {
            holder.setAutoCommit(false);
            try (PreparedStatement lock =
                    holder.prepareStatement("select 1 from sessions where session_id = ? for update")) {
                lock.setString(1, locked);
                lock.executeQuery();
            }
            Future<Integer> waits = callers.submit(() -> reply(user, locked, 1));
            assertThat(callers.submit(() -> reply(user, free, 1)).get(4, TimeUnit.SECONDS))
                    .isLessThan(300);
            assertThat(waits.isDone()).isFalse();
            holder.rollback();

            assertThat(waits.get(10, TimeUnit.SECONDS)).isLessThan(300);
        }
        assertThat(turns(user, locked).getList("interactions")).hasSize(2);
    }

    @Test
    void aSessionWhoseOwnerIsBeingErasedIsLeftOutWithoutWaiting() {
        String mine = unique("s");
        String theirs = unique("s");
        String other = unique("other");
        context(user, mine);
        context(other, theirs);
        Jdbi jdbi = Jdbi.create(dataSource);
        // Another one, since within a transaction the same one would use its connection.
        Jdbi eraser = Jdbi.create(dataSource);

        List<Session> free = eraser.inTransaction(erasing -> {
            PersonLock.alone(erasing, other);
            return jdbi.inTransaction(handle -> sessions.lockFree(handle, List.of(mine, theirs)));
        });

        assertThat(free).extracting(Session::sessionId).containsExactly(mine);
        assertThat(jdbi.<List<Session>, RuntimeException>inTransaction(
                        handle -> sessions.lockFree(handle, List.of(mine, theirs))))
                .hasSize(2);
    }

    private List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : callers.invokeAll(calls, 60, TimeUnit.SECONDS)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private long transactions(String function) {
        return metrics.histogram(Metric.CONVEX_FUNCTION_LATENCY_MS, function).count();
    }

    private static void context(String user, String session) {
        as(user).body(body("sessionId", session)).post("/chat/context").then().statusCode(200);
    }

    private int reply(String user, String session, int turn) {
        return say(user, session, turn, "ask " + turn, "say " + turn);
    }

    private int say(String user, String session, int turn, String asked, String said) {
        return store(user, session, "a" + turn, first + 10L * turn + 5, said, "q" + turn, first + 10L * turn, asked);
    }

    private int sameIdTwice(String user, String session) {
        context(user, session);
        return store(user, session, "m", first + 5, "said", "m", first, "asked");
    }

    private static int store(
            String user, String session, String id, long ts, String text, String askedId, long askedTs, String asked) {
        return asService()
                .body(body(
                        "userId",
                        user,
                        "sessionId",
                        session,
                        "messageId",
                        id,
                        "ts",
                        ts,
                        "text",
                        text,
                        "costCents",
                        0.5,
                        "prompt",
                        body("messageId", askedId, "text", asked, "ts", askedTs)))
                .post("/internal/chat/replies")
                .statusCode();
    }

    private static JsonPath turns(String user, String session) {
        return as(user).get("/api/v1/interactions?sessionId=" + session).jsonPath();
    }
}
