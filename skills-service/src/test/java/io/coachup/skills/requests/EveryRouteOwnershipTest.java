package io.coachup.skills.requests;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.skills.budgets.Budgets;
import io.coachup.skills.budgets.Limits;
import io.coachup.skills.support.DocumentedRoutes;
import io.coachup.skills.support.Results;
import io.coachup.skills.support.ServiceTest;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Walks every route of the API document by itself: somebody else calls it with all of Ada's ids. A read is answered as
 * for ids that nobody has, a write changes no row of Ada's in any table, and no answer holds a word of hers. A route
 * that is added later is covered, and fails while its ids are of a kind that is not known here.
 */
@ServiceTest
class EveryRouteOwnershipTest {

    private static final String SECRET = "Adas-own-words";

    /** Names of ids that are nobody's own. */
    private static final Set<String> PUBLIC_IDS = Set.of("skillId", "id", "x-tracked-skill-id");

    @Inject
    DataSource dataSource;

    @Inject
    Budgets budgets;

    private final String ada = unique("ada");
    private final Map<String, String> adas = ids(ada);
    private final Map<String, String> nobodys = ids(unique("nobody"));
    private DocumentedRoutes routes;

    private static Map<String, String> ids(String person) {
        return Map.of(
                "userId", person,
                "sessionId", "s-" + person,
                "session_id", "s-" + person,
                "groupId", "g-" + person,
                "latestGroupId", "g-" + person,
                "messageId", "m-" + person,
                "goalId", "goal-" + person);
    }

    @BeforeEach
    void adaHasARowInEveryTable() {
        QuarkusMock.installMockForInstance(Limits.generous(), budgets);
        routes = DocumentedRoutes.read();
        String session = adas.get("sessionId");
        as(ada).body(body("skillId", "empathy")).post("/api/v1/skills/track");
        Results.assess(ada, session, "empathy", 8);
        as(ada).body(body(
                        "userId",
                        ada,
                        "sessionId",
                        session,
                        "latestGroupId",
                        adas.get("groupId"),
                        "state",
                        Map.of("note", SECRET)))
                .post("/api/v1/sessions/state");
        as(ada).body(body(
                        "sessionId",
                        session,
                        "messageId",
                        adas.get("messageId"),
                        "groupId",
                        adas.get("groupId"),
                        "role",
                        "user",
                        "contentHash",
                        "h",
                        "text",
                        SECRET,
                        "ts",
                        5))
                .post("/api/v1/interactions");
        as(ada).body(body("userId", ada, "displayName", SECRET)).put("/api/v1/users/profile");
        as(ada).body(body("userId", ada, "goalId", adas.get("goalId"), "title", SECRET, "status", "active"))
                .post("/api/v1/users/goals");
        as(ada).body(body("sessionId", session, "promptChars", 5)).post("/chat/context");
        summaryOfAdas(session);
        budgetOfAdas();
    }

    /** No budget is set here, so nothing else makes these. */
    private void budgetOfAdas() {
        Jdbi.create(dataSource).useTransaction(handle -> {
            handle.createUpdate("insert into budget_days (user_id, day) values (:ada, current_date)")
                    .bind("ada", ada)
                    .execute();
            handle.createUpdate(
                            """
                            insert into budget_reservations (id, user_id, day, cents, tokens, audio_ms, expires_at)
                            values (gen_random_uuid(), :ada, current_date, 1, 1, 1, 1)
                            """)
                    .bind("ada", ada)
                    .execute();
        });
    }

    /** The one that is due by itself is waited for, so that nothing changes while others are looked at. */
    private void summaryOfAdas(String session) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(ada).get("/api/v1/session-summary?sessionId=" + session)
                                .statusCode()
                        == 200);
        as(ada).header("idempotency-key", "key-of-" + ada)
                .body(body("sessionId", session))
                .post("/api/v1/session-summary")
                .then()
                .statusCode(200);
    }

    @Test
    void noRouteGivesOrTakesWhatIsAdas() {
        List<String> tables = rowsOf(ada);
        assertThat(tables).as("each table of people's data has a row of hers").noneMatch(line -> line.contains(" 0 "));
        List<String> walked = new ArrayList<>();

        routes.forEach((method, path, operation) -> {
            String name = method.toUpperCase(Locale.ROOT) + " " + path;
            String bob = unique("bob");
            Response foreign = routes.call(bob, method, path, operation, adas);
            if (method.equals("get")) {
                Response missing = routes.call(bob, method, path, operation, nobodys);
                assertThat(foreign.statusCode()).as(name).isEqualTo(missing.statusCode());
                assertThat(anonymous(foreign, adas)).as(name).isEqualTo(anonymous(missing, nobodys));
            } else if (names(operation, false).contains("sessionId")) {
                assertThat(foreign.statusCode()).as(name).isIn(401, 404);
            }
            assertThat(foreign.asString()).as(name).doesNotContain(SECRET);
            assertThat(rowsOf(ada)).as(name).isEqualTo(tables);
            walked.add(name);
        });

        assertThat(walked).hasSizeGreaterThan(24).contains("DELETE /api/v1/users/goals", "GET /api/v1/sessions/list");
        given().header("authorization", "").get("/api/v1/sessions/list").then().statusCode(401);
    }

    @Test
    void everyKindOfIdInTheDocumentIsKnownHere() {
        Set<String> unknown = new HashSet<>();
        routes.forEach((_, _, operation) -> unknown.addAll(names(operation, true)));
        unknown.removeAll(adas.keySet());
        unknown.removeAll(PUBLIC_IDS);

        assertThat(unknown).isEmpty();
    }

    /** The names of parameters and fields of the body; of ids alone where {@code onlyIds}. */
    private Set<String> names(JsonNode operation, boolean onlyIds) {
        return routes.names(operation).stream()
                .filter(name -> !onlyIds || name.toLowerCase(Locale.ROOT).endsWith("id"))
                .collect(Collectors.toSet());
    }

    /** The answer without the ids that were asked for and the request's own. */
    private String anonymous(Response answer, Map<String, String> ids) {
        String text = answer.asString();
        for (String id : ids.values()) {
            text = text.replace(id, "ID");
        }
        return text.replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    /** Count and checksum of the person's rows in every table that there is, a line a table. */
    private List<String> rowsOf(String person) {
        return Jdbi.create(dataSource).withHandle(handle -> {
            List<String> lines = new ArrayList<>();
            Set<String> byUser = tables(handle, "user_id");
            for (String table : byUser) {
                lines.add(line(handle, table, "user_id = :person", person));
            }
            for (String table : tables(handle, "session_key")) {
                if (!byUser.contains(table)) {
                    lines.add(line(
                            handle,
                            table,
                            "session_key in (select session_key from sessions where user_id = :person)",
                            person));
                }
            }
            return lines;
        });
    }

    private static Set<String> tables(Handle handle, String column) {
        return handle.createQuery(
                        """
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = :column order by 1
                        """)
                .bind("column", column)
                .mapTo(String.class)
                .set();
    }

    private static String line(Handle handle, String table, String condition, String person) {
        // What the relay does to jobs in the meantime is nobody's call.
        String rows = table.equals("assessment_jobs") ? "t.group_id" : "t::text";
        return handle.createQuery(
                        "select '%s ' || count(*) || ' ' || coalesce(sum(hashtextextended(%s, 0)), 0) from %s t where %s"
                                .formatted(table, rows, table, condition))
                .bind("person", person)
                .mapTo(String.class)
                .one();
    }
}
