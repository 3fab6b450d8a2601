package io.coachup.skills.erasure;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.ingest;
import static io.coachup.skills.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.coachup.skills.support.People;
import io.coachup.skills.support.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@ServiceTest
class ErasureTest {

    private static final String PATH = "/api/v1/users";
    private static final int REPETITIONS = 200;
    private static final int CHATS = 20;

    @Inject
    DataSource dataSource;

    private final String ada = unique("ada");
    private final String session = unique("s");

    @Test
    void nothingIsLeftOfThePersonAndNothingIsTakenFromOthers() {
        String bob = unique("bob");
        People.live(ada, session, "Adas words");
        People.live(bob, unique("s"), "Bobs words");
        List<String> keys = People.keys(dataSource, ada);
        Map<String, Integer> bobs = People.rows(dataSource, bob, People.keys(dataSource, bob));
        assertThat(People.rows(dataSource, ada, keys)).hasSameSizeAs(bobs).hasSizeGreaterThan(12);

        as(ada).delete(PATH).then().statusCode(200).body("ok", equalTo(true));

        assertThat(People.rows(dataSource, ada, keys)).isEmpty();
        assertThat(as(ada).body("{}").post("/users/export").asString()).doesNotContain("Adas words");
        assertThat(People.rows(dataSource, bob, People.keys(dataSource, bob))).isEqualTo(bobs);
        as(ada).delete(PATH).then().statusCode(200).body("ok", equalTo(true));
        given().delete(PATH).then().statusCode(401);
    }

    @Test
    void whoComesBackStartsAnew() {
        ingest(ada, session, "m1", "user", "before");
        as(ada).delete(PATH).then().statusCode(200);

        ingest(ada, session, "m1", "user", "after").statusCode(200);

        Response turns = as(ada).queryParam("sessionId", session).get("/api/v1/transcripts");
        assertThat(turns.jsonPath().getList("items.text")).isEqualTo(List.of("after"));
    }

    @Test
    void aJobOfAnErasedSessionIsDone() {
        String group = conversation(ada, session, "I want to practise");
        String key = People.keys(dataSource, ada).getFirst();
        as(ada).delete(PATH).then().statusCode(200);

        worker("/job", key, group)
                .then()
                .statusCode(200)
                .body("status", equalTo("done"), "groupId", equalTo(group), "messages.size()", equalTo(0));
        finalizing(key, group).then().statusCode(200).body("status", equalTo("ok"), "processed", equalTo(0));
        asService()
                .body(body("sessionId", key, "groupId", group, "reason", "empty"))
                .post("/internal/assessments/dead")
                .then()
                .statusCode(200);
        worker("/job", UUID.randomUUID().toString(), group).then().statusCode(404);
    }

    @Test
    void aReplyToSomethingFromBeforeIsNotStored() {
        as(ada).body(body("sessionId", session)).post("/chat/context").then().statusCode(200);
        long before = System.currentTimeMillis();
        as(ada).delete(PATH).then().statusCode(200);

        reply("r1", before).then().statusCode(200);
        assertThat(People.rows(dataSource, ada, List.of())).isEmpty();

        reply("r2", System.currentTimeMillis() + 1).then().statusCode(200);
        reply("r3", before).then().statusCode(200);
        assertThat(as(ada).queryParam("sessionId", session)
                        .get("/api/v1/transcripts")
                        .jsonPath()
                        .getList("items.id"))
                .isEqualTo(List.of("r2"));
    }

    @Test
    void whatIsWrittenAtTheSameMomentIsErasedOrNewAndNothingComesBack() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < REPETITIONS; i++) {
                race(clients, unique("ada"), unique("s"));
            }
        }
    }

    @Test
    void aRowThatSomebodyChangesAtTheSameMomentGoesToo() throws Exception {
        as(ada).body(body("userId", ada, "goalId", "g", "title", "Speak up", "status", "active"))
                .post("/api/v1/users/goals")
                .then()
                .statusCode(200);

        try (Handle holder = Jdbi.create(dataSource).open();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            holder.begin();
            assertThat(holder.execute("update users_goals set title = 'Changed' where user_id = ?", ada))
                    .isEqualTo(1);
            Future<Integer> erasing = clients.submit(() -> as(ada).delete(PATH).statusCode());
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
            while (!waitsForTheGoal() && System.nanoTime() < limit) {
                Thread.onSpinWait();
            }
            assertThat(waitsForTheGoal()).isTrue();
            holder.commit();
            assertThat(erasing.get(10, TimeUnit.SECONDS)).isEqualTo(200);
        }

        assertThat(People.rows(dataSource, ada, List.of())).isEmpty();
    }

    private boolean waitsForTheGoal() {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery(
                        """
                        select exists (
                            select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock'
                              and query like '%delete from users_goals%')
                        """)
                .mapTo(Boolean.class)
                .one());
    }

    @Test
    void whatWasSpokenBeforeAndHeardAfterwardsIsNotStored() {
        long before = System.currentTimeMillis();
        as(ada).delete(PATH).then().statusCode(200);

        heard("m1", before).then().statusCode(200).body("sessionId", equalTo(session));
        spoken(before).then().statusCode(200);
        assertThat(People.rows(dataSource, ada, List.of())).isEmpty();

        long after = System.currentTimeMillis() + 1;
        heard("m2", after).then().statusCode(200);
        spoken(after).then().statusCode(200);
        assertThat(as(ada).queryParam("sessionId", session)
                        .get("/api/v1/transcripts")
                        .jsonPath()
                        .getList("items.id"))
                .isEqualTo(List.of("m2"));
    }

    private Response heard(String messageId, long arrivedAt) {
        return as(ada).body(body(
                        "sessionId",
                        session,
                        "messageId",
                        messageId,
                        "text",
                        "Said",
                        "ts",
                        System.currentTimeMillis(),
                        "arrivedAt",
                        arrivedAt))
                .post("/speech/transcripts");
    }

    private Response spoken(long arrivedAt) {
        return asService()
                .body(body("userId", ada, "sessionId", session, "costCents", 1, "arrivedAt", arrivedAt))
                .post("/internal/speech/syntheses");
    }

    @Test
    void aChatThatBeginsAtTheSameMomentIsErasedOrNew() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CHATS; i++) {
                chat(clients, unique("ada"), unique("s"), unique("s"));
            }
        }
    }

    private void chat(ExecutorService clients, String user, String known, String other) throws Exception {
        as(user).body(body("sessionId", known)).post("/chat/context").then().statusCode(200);
        long before = System.currentTimeMillis();

        List<Callable<Integer>> calls = List.of(
                () -> as(user).delete(PATH).statusCode(),
                () -> {
                    as(user).body(body("sessionId", other))
                            .post("/chat/context")
                            .then()
                            .statusCode(200);
                    return reply(user, other, "new", System.currentTimeMillis() + 1)
                            .statusCode();
                },
                () -> reply(user, known, "old", before).statusCode());
        for (Future<Integer> call : clients.invokeAll(calls)) {
            assertThat(call.get()).isEqualTo(200);
        }

        List<String> keys = People.keys(dataSource, user);
        assertThat(messages(user)).isSubsetOf("new");
        as(user).delete(PATH).then().statusCode(200);
        assertThat(People.rows(dataSource, user, keys)).isEmpty();
    }

    private List<String> messages(String user) {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery(
                        """
                        select message_id from interactions join sessions using (session_key)
                        where sessions.user_id = :user
                        """)
                .bind("user", user)
                .mapTo(String.class)
                .list());
    }

    private void race(ExecutorService clients, String user, String sessionId) throws Exception {
        String group = conversation(user, sessionId, "before");
        String key = People.keys(dataSource, user).getFirst();

        List<Callable<Integer>> calls = List.of(
                () -> as(user).delete(PATH).statusCode(),
                () -> ingest(user, sessionId, "during", "user", "during")
                        .extract()
                        .statusCode(),
                () -> finalizing(key, group).statusCode(),
                () -> as(user).body(body("userId", user, "displayName", "during"))
                        .put("/api/v1/users/profile")
                        .statusCode());
        for (Future<Integer> call : clients.invokeAll(calls)) {
            assertThat(call.get()).isEqualTo(200);
        }

        List<String> keys = People.keys(dataSource, user);
        assertThat(keys).hasSizeLessThanOrEqualTo(1).doesNotContain(key);
        assertThat(People.rows(dataSource, user, List.of(key)))
                .doesNotContainKeys("assessments", "skill_assessments", "assessment_jobs", "skill_level_history");
        assertThat(stored(user)).isEqualTo(keys.isEmpty() ? List.of() : List.of("during"));
        as(user).delete(PATH).then().statusCode(200);
        assertThat(People.rows(dataSource, user, keys)).isEmpty();
    }

    private List<String> stored(String user) {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery(
                        """
                                select content from ingested_messages join sessions using (session_key)
                                where user_id = :user order by event_index
                                """)
                .bind("user", user)
                .mapTo(String.class)
                .list());
    }

    private Response reply(String messageId, long ts) {
        return reply(ada, session, messageId, ts);
    }

    private static Response reply(String user, String sessionId, String messageId, long ts) {
        return asService()
                .body(body("userId", user, "sessionId", sessionId, "messageId", messageId, "text", "Said", "ts", ts))
                .post("/internal/chat/replies");
    }

    private static Response worker(String path, String key, String group) {
        return asService().body(body("sessionId", key, "groupId", group)).post("/internal/assessments" + path);
    }

    private static Response finalizing(String key, String group) {
        return asService()
                .body(body(
                        "sessionId",
                        key,
                        "groupId",
                        group,
                        "rubricVersion",
                        "v2",
                        "summary",
                        Map.of(
                                "skillAssessments",
                                List.of(body(
                                        "skillId",
                                        "empathy",
                                        "level",
                                        8,
                                        "metCriteria",
                                        List.of(),
                                        "unmetCriteria",
                                        List.of(),
                                        "feedback",
                                        List.of())))))
                .post("/internal/assessments/finalize");
    }
}
