package io.coachup.skills.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.budgets.Budgets;
import io.coachup.skills.budgets.Limits;
import io.coachup.skills.database.Database;
import io.coachup.skills.support.ServiceTest;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The statements that the service really runs, as its routes are called, against a copy of every table with many rows: none
 * reads a large table from one end to the other, and none is run once more for each row of a list.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlansTest {

    /** Fewer than there are rows in the lists that the walk reads. */
    private static final int MOST_STATEMENTS = 20;

    private static final int MOST_STATEMENTS_OF_A_READ = 4;

    @Inject
    DataSource dataSource;

    @Inject
    Database database;

    @Inject
    Budgets budgets;

    @Inject
    StatementRecorder recorder;

    private RouteWalk walk;
    private Map<String, List<Recorded>> ran;
    private List<Recorded> ofTheService;
    private LargeCopy copy;

    /** Once; the service's port is not known before a test begins. */
    @BeforeEach
    void everyRouteIsCalled() {
        if (copy != null) {
            return;
        }
        // Without budgets their statements would not be run.
        QuarkusMock.installMockForInstance(Limits.generous(), budgets);
        Jdbi jdbi = Jdbi.create(dataSource);
        walk = new RouteWalk(recorder, jdbi);
        recorder.start();
        ran = walk.run();
        recorder.stop();
        ofTheService = recorder.statements();
        copy = new LargeCopy(jdbi);
    }

    @AfterAll
    void theCopyGoes() {
        copy.close();
    }

    @Test
    void everyRouteWasCalledAndTheServiceRanMany() {
        assertThat(walk.forgotten()).isEmpty();
        assertThat(ran).hasSizeGreaterThan(34);
        assertThat(distinct(ofTheService)).hasSizeGreaterThan(50);
        assertThat(ran.get("POST /chat/context")).isNotEmpty();
    }

    @Test
    void noStatementReadsALargeTableFromOneEndToTheOther() {
        assertThat(scans(ofTheService)).isEmpty();
    }

    @Test
    void noRouteRunsAStatementForEachRowOfAList() {
        Map<String, Long> tooMany = new TreeMap<>();
        ran.forEach((route, statements) -> {
            long most = mostOfOneThread(
                    statements.stream().filter(Recorded::isAsked).toList());
            if (most > (route.startsWith("GET ") ? MOST_STATEMENTS_OF_A_READ : MOST_STATEMENTS)) {
                tooMany.put(route, most);
            }
        });

        assertThat(tooMany).isEmpty();
    }

    @Test
    void aScanThatIsPlantedIsFound() {
        List<Recorded> planted = recording(() -> database.inTransaction(
                "test.planted", handle -> handle.createQuery("select count(*) from interactions where text like :text")
                        .bind("text", "%talk%")
                        .mapTo(Integer.class)
                        .one()));
        List<Recorded> sorted = recording(() -> database.inTransaction("test.planted", handle -> handle.createQuery(
                        "select count(*) from (select 1 from events order by session_key, created_at) every")
                .mapTo(Integer.class)
                .one()));

        assertThat(scans(planted)).hasSize(1).allSatisfy((_, found) -> assertThat(found)
                .containsExactly("Seq Scan of interactions"));
        assertThat(scans(sorted)).hasSize(1);
    }

    @Test
    void aStatementForEachRowThatIsPlantedIsCounted() {
        List<Recorded> planted = recording(() -> database.inTransaction("test.planted", handle -> {
            IntStream.range(0, 30)
                    .forEach(_ ->
                            handle.createQuery("select 1").mapTo(Integer.class).one());
            return null;
        }));

        assertThat(mostOfOneThread(planted)).isEqualTo(30);
    }

    private List<Recorded> recording(Runnable work) {
        int before = recorder.statements().size();
        recorder.start();
        work.run();
        recorder.stop();
        List<Recorded> all = recorder.statements();
        return all.subList(before, all.size()).stream()
                .filter(statement ->
                        statement.thread() == Thread.currentThread().threadId())
                .toList();
    }

    private Map<String, List<String>> scans(List<Recorded> statements) {
        Map<String, List<String>> found = new TreeMap<>();
        distinct(statements).forEach((sql, statement) -> {
            List<String> scans = copy.scans(statement);
            if (!scans.isEmpty()) {
                found.put(sql, scans);
            }
        });
        return found;
    }

    private static Map<String, Recorded> distinct(List<Recorded> statements) {
        return statements.stream()
                .filter(Recorded::hasPlan)
                .collect(Collectors.toMap(Recorded::sql, Function.identity(), (_, last) -> last, TreeMap::new));
    }

    /** Each request has a thread of its own; so has what runs in the background. */
    private static long mostOfOneThread(List<Recorded> statements) {
        return statements.stream()
                .collect(Collectors.groupingBy(Recorded::thread, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
