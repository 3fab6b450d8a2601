package io.coachup.skills.budgets;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.ServiceTest;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A budget for so many turns admits so many, however many ask at once and wherever they ask. */
@ServiceTest
class BudgetRaceTest {

    private static final int AT_ONCE = 50;
    private static final int REPETITIONS = 200;
    private static final int CALLS_EACH = 12;
    private static final int ADMITTED_EACH = 5;

    @Inject
    DataSource dataSource;

    @Inject
    Budgets budgets;

    private final String user = unique("user");
    private final long now = System.currentTimeMillis();
    private Jdbi jdbi;

    @BeforeEach
    void connect() {
        jdbi = Jdbi.create(dataSource);
    }

    @Test
    void aHundredCallsForABudgetOfSevenAreSevenTurns() throws Exception {
        race(100);
    }

    @Test
    @Tag("long")
    void aThousandCallsForABudgetOfSevenAreSevenTurns() throws Exception {
        race(1000);
    }

    private void race(int calls) throws Exception {
        QuarkusMock.installMockForInstance(new Budgets(Limits.turns(7)), budgets);

        List<Response> answers = inParallel(
                calls,
                AT_ONCE,
                i -> () -> as(user).body(body("sessionId", i % 3 == 0 ? user + "_" + i % 10 : null))
                        .post("/chat/context"));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(7)
                .allSatisfy(answer ->
                        assertThat(answer.path("reservation").toString()).hasSize(36));
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 200))
                .hasSize(calls - 7)
                .allSatisfy(answer -> assertThat(answer.statusCode() + " " + answer.path("code"))
                        .isEqualTo("429 budget_exhausted"));
        assertThat(promised()).isEqualTo(7 * Limits.TURN_TOKENS);
    }

    @Test
    void twoReplicasAdmitNoMoreThanOneAndWhatWasNotUsedIsFreeAgainEachTime() throws Exception {
        Budgets[] replicas = {new Budgets(Limits.turns(ADMITTED_EACH)), new Budgets(Limits.turns(ADMITTED_EACH))};
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            String person = user + repetition;

            List<UUID> first = admitted(replicas, person);
            assertThat(first).as("repetition %s", repetition).hasSize(ADMITTED_EACH);
            // Half of what was promised is used: 250 of 599 tokens are gone, so three turns fit.
            List<Future<?>> settled = new ArrayList<>();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (UUID id : first) {
                    for (Budgets replica : replicas) {
                        settled.add(clients.submit(() -> jdbi.useTransaction(
                                handle -> replica.settle(handle, id, null, Amounts.ofChat(0, 50), now))));
                    }
                }
            }
            for (Future<?> one : settled) {
                one.get();
            }
            assertThat(admitted(replicas, person))
                    .as("repetition %s", repetition)
                    .hasSize(3);
        }
    }

    private List<UUID> admitted(Budgets[] replicas, String person) throws Exception {
        return inParallel(
                        CALLS_EACH,
                        CALLS_EACH,
                        i -> () -> jdbi.inTransaction(handle ->
                                replicas[i % replicas.length].reserveTurn(handle, person, UUID.randomUUID(), 0, now)))
                .stream()
                .filter(Reserving.Reserved.class::isInstance)
                .map(reserving -> ((Reserving.Reserved) reserving).id())
                .toList();
    }

    private int promised() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(sum(tokens), 0) from budget_reservations where user_id = :user and expires_at"
                                + " > 0")
                .bind("user", user)
                .mapTo(Integer.class)
                .one());
    }

    private static <T> List<T> inParallel(int times, int atOnce, IntFunction<Callable<T>> call) throws Exception {
        try (ExecutorService clients =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer :
                    clients.invokeAll(IntStream.range(0, times).mapToObj(call).toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
