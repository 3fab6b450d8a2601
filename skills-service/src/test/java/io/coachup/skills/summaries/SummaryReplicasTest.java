package io.coachup.skills.summaries;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.tracing.CallIds;
import io.coachup.skills.budgets.Budgets;
import io.coachup.skills.budgets.Limits;
import io.coachup.skills.database.Database;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.coachup.skills.support.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Several replicas on one database; the service under test is one of them. */
@ServiceTest
class SummaryReplicasTest {

    private static final int REPETITIONS = 200;

    @Inject
    Database database;

    @Inject
    Sessions sessions;

    @Inject
    SummaryStore store;

    @Inject
    Cadence cadence;

    @Inject
    SummaryTasks tasks;

    @Inject
    SummaryConfig config;

    @Inject
    CadenceEvents events;

    @Inject
    SummaryJournal journal;

    @Test
    void twoReplicasAtTheSameSummaryMakeOneVersion() throws Exception {
        String mine = unique("said");
        Map<String, AtomicInteger> written = new ConcurrentHashMap<>();
        SummaryMaker maker = maker(draft -> {
            String said = draft.turns().getLast().content();
            // What others left due is made too, and may be told twice.
            written.computeIfAbsent(said, _ -> new AtomicInteger()).incrementAndGet();
            return "Of " + said;
        });
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                Session session = withReply(mine + " " + repetition);
                List<Future<?>> ends = List.of(
                        replicas.submit(() -> makeAllDue(maker, together)),
                        replicas.submit(() -> makeAllDue(maker, together)));
                for (Future<?> end : ends) {
                    end.get();
                }
                // The service itself may have it.
                await().atMost(Duration.ofSeconds(10))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> state(session).equals("settled"));
                assertThat(versions(session)).isEqualTo(List.of(1));
            }
        }
        written.keySet().removeIf(said -> !said.startsWith(mine));
        assertThat(written.values()).allMatch(times -> times.get() == 1).hasSizeGreaterThan(REPETITIONS / 2);
    }

    @Test
    void whoEndsAfterTheLeaseHasLostTheClaim() {
        Session session = withReply("slowly said");
        SummaryMaker slow = maker(draft -> {
            leaseIsOver(session);
            Task taken = awaitTask(session);
            assertThat(maker(_ -> "By the other").make(taken, CallIds.NONE))
                    .map(StoredSummary::text)
                    .contains("By the other");
            return "By the slow one";
        });

        Optional<StoredSummary> found = slow.make(awaitTask(session), CallIds.NONE);

        assertThat(found).map(StoredSummary::text).contains("By the other");
        assertThat(versions(session)).isEqualTo(List.of(1));
        assertThat(state(session)).isEqualTo("settled");
    }

    @Test
    void repliesThatComeWhileASummaryIsWrittenAreCountedForTheNext() {
        Session session = withReply("said before");
        SummaryMaker maker = maker(draft -> {
            reply(session, "said meanwhile");
            return "Of " + draft.turns().getLast().content();
        });

        maker.make(awaitTask(session), CallIds.NONE);

        assertThat(database.<Integer>inTransaction("test", handle -> cadence.turnsSince(handle, session.key())))
                .isEqualTo(1);
        SummaryRequest asked = new SummaryRequest(session.sessionId(), null, List.of(), 0);
        Task next = take(asked, session).orElseThrow();
        assertThat(next.draft().turns()).extracting(Draft.Turn::content).containsExactly("said meanwhile");
        assertThat(next.draft().previous()).isEqualTo("Of said before");
    }

    @Test
    void whoHasNoRoomInTheirBudgetMakesItWithoutAModel() {
        Session session = withReply("said before");
        Budgets budgets = database.inTransaction("test", handle -> Limits.usedUpBy(handle, session.userId()));
        SummaryTasks frugal = new SummaryTasks(database, sessions, store, cadence, budgets, config, journal);
        SummaryRequest asked = new SummaryRequest(session.sessionId(), null, List.of(), 0);
        Task task = await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> {
                            long now = System.currentTimeMillis();
                            return frugal.take(asked, session.userId(), now, now);
                        },
                        Optional::isPresent)
                .orElseThrow();

        assertThat(task.mayAskModel()).isFalse();
        assertThat(maker(_ -> "By the model").make(task, CallIds.NONE))
                .map(StoredSummary::text)
                .hasValueSatisfying(text -> assertThat(text).contains("said before"));
    }

    @Test
    void theNewestFiveVersionsAreKept() {
        Session session = withReply("said before");
        SummaryMaker maker = maker(_ -> "Told again");

        for (int version = 1; version <= 7; version++) {
            maker.make(awaitTask(session), CallIds.NONE);
        }

        assertThat(versions(session).getLast()).isGreaterThanOrEqualTo(7);
        assertThat(versions(session)).hasSize(5).isSorted();
    }

    @Test
    void ofASessionThatOptedOutNothingIsTold() {
        Session session = withReply("said before");
        as(session.userId())
                .body(body(
                        "userId",
                        session.userId(),
                        "sessionId",
                        session.sessionId(),
                        "state",
                        Map.of("transcriptsPersistOptOut", true)))
                .post("/api/v1/sessions/state")
                .then()
                .statusCode(200);
        SummaryRequest asked =
                new SummaryRequest(session.sessionId(), "Private", List.of(new Draft.Turn("user", "Private")), 0);
        Task task = await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> take(asked, session), Optional::isPresent)
                .orElseThrow();

        assertThat(task.draft().turns()).isEmpty();
        assertThat(task.draft().previous()).isNull();
        assertThat(maker(_ -> "By the model").make(task, CallIds.NONE)).isEmpty();
    }

    @Test
    void whoIsErasedWhileAnotherMakesItHasNoSessionMadeAnew() {
        Session session = withReply("said before");
        SummaryRequest asked =
                new SummaryRequest(session.sessionId(), null, List.of(new Draft.Turn("user", "said before")), 0);
        long since = System.currentTimeMillis();
        as(session.userId()).delete("/api/v1/users").then().statusCode(200);

        assertThatThrownBy(() -> tasks.take(asked, session.userId(), since, System.currentTimeMillis()))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.NOT_FOUND));

        long sessionsLeft = database.inTransaction(
                "test", handle -> handle.createQuery("select count(*) from sessions where user_id = :user")
                        .bind("user", session.userId())
                        .mapTo(Long.class)
                        .one());
        assertThat(sessionsLeft).isZero();
    }

    private SummaryMaker maker(Function<Draft, String> script) {
        SummaryWriter writer = new SummaryWriter() {
            @Override
            public String provider() {
                return "scripted";
            }

            @Override
            public String model() {
                return null;
            }

            @Override
            public String write(Draft draft, CallIds ids) {
                return script.apply(draft);
            }
        };
        return new SummaryMaker(database, sessions, store, cadence, events, journal, () -> writer);
    }

    private void makeAllDue(SummaryMaker maker, CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Optional<Task> due = tasks.takeDue(System.currentTimeMillis());
        while (due.isPresent()) {
            maker.make(due.get(), CallIds.NONE);
            due = tasks.takeDue(System.currentTimeMillis());
        }
    }

    /** On demand, so that the service's own worker does not get it first. */
    private Task awaitTask(Session session) {
        SummaryRequest asked = new SummaryRequest(session.sessionId(), null, List.of(), 0);
        return await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> take(asked, session), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Task> take(SummaryRequest asked, Session session) {
        long now = System.currentTimeMillis();
        return tasks.take(asked, session.userId(), now, now);
    }

    private Session withReply(String text) {
        return database.inTransaction("test", handle -> {
            Session session = sessions.claim(handle, unique("s"), unique("user"), System.currentTimeMillis());
            insert(handle, session, text);
            cadence.replied(handle, List.of(session.key()), System.currentTimeMillis());
            return session;
        });
    }

    private void reply(Session session, String text) {
        database.inTransaction("test", handle -> {
            insert(handle, session, text);
            cadence.replied(handle, List.of(session.key()), System.currentTimeMillis());
            return null;
        });
    }

    private static void insert(org.jdbi.v3.core.Handle handle, Session session, String text) {
        handle.createUpdate(
                        """
                        insert into interactions (session_key, message_id, role, content_hash, text, ts, created_at)
                        values (:key, :text, 'assistant', 'h', :text, :now, :now)
                        """)
                .bind("key", session.key())
                .bind("text", text)
                .bind("now", System.currentTimeMillis())
                .execute();
    }

    private void leaseIsOver(Session session) {
        database.inTransaction("test", handle -> handle.createUpdate(
                        "update summary_state set claimed_until = 0 where session_key = :key")
                .bind("key", session.key())
                .execute());
    }

    private String state(Session session) {
        return database.inTransaction("test", handle -> handle.createQuery(
                        """
                        select case when claim is null and due_at is null and failures = 0 and turns_since = 0
                                    then 'settled' else summary_state::text end
                        from summary_state where session_key = :key
                        """)
                .bind("key", session.key())
                .mapTo(String.class)
                .one());
    }

    private List<Integer> versions(Session session) {
        return database.inTransaction("test", handle -> handle.createQuery(
                        "select version from session_summaries where session_key = :key order by version")
                .bind("key", session.key())
                .mapTo(Integer.class)
                .list());
    }
}
