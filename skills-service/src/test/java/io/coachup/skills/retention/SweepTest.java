package io.coachup.skills.retention;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.coachup.common.logging.EventLog;
import io.coachup.common.metrics.Metrics;
import io.coachup.skills.database.Database;
import io.coachup.skills.support.People;
import io.coachup.skills.support.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@ServiceTest
class SweepTest {

    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long NOW = System.currentTimeMillis();

    @Inject
    Database database;

    @Inject
    Metrics metrics;

    @Inject
    EventLog log;

    @Inject
    DataSource dataSource;

    private final String ada = unique("ada");
    private final String bob = unique("bob");
    private final String adas = unique("s");
    private final String bobs = unique("s");

    @Test
    void textsGoWithTheirAgeAndLevelsStay() {
        People.live(ada, adas, "Adas words");
        People.live(bob, bobs, "Bobs words");
        makeOld(ada, 31 * DAY_MS);
        makeOld(bob, 29 * DAY_MS);
        Map<String, Integer> before = rows(bob);

        Map<String, Integer> swept = sweep(30, 3, NOW);

        assertThat(swept)
                .containsKeys(
                        "interactions", "ingested_messages", "assessments", "skill_assessments", "session_summaries");
        assertThat(rows(ada))
                .doesNotContainKeys("interactions", "ingested_messages", "events", "session_summaries")
                .containsKeys("sessions", "assessments", "skill_assessments", "skill_level_history", "users_profile");
        assertThat(rows(bob)).isEqualTo(before);
        assertThat(as(ada).body("{}").post("/users/export").asString()).doesNotContain("I want to practise", "Told to");
        as(ada).get("/api/v1/skills/tracked").then().statusCode(200).body("tracked[0].currentLevel", equalTo(1f));
        as(ada).get("/api/assessments/" + adas).then().statusCode(200);
        as(bob).get("/api/assessments/" + bobs).then().statusCode(200);
        assertThat(sweep(30, 3, NOW)).doesNotContainKeys("interactions", "assessments", "skill_assessments");
    }

    @Test
    void withoutAnAgeTextsStay() {
        People.live(ada, adas, "Adas words");
        makeOld(ada, 5000 * DAY_MS);
        Map<String, Integer> before = rows(ada);

        sweep(0, 1000, NOW);

        assertThat(rows(ada)).isEqualTo(before);
    }

    @Test
    void helperRowsGoWhenTheirTimeIsOver() {
        People.live(ada, adas, "Adas words");
        String key = People.keys(dataSource, ada).getFirst();
        use(handle -> handle.execute(
                "insert into budget_days (user_id, day) values (?, (now() at time zone 'utc')::date)", ada));
        as(ada).delete("/api/v1/users").then().statusCode(200);
        assertThat(rows(ada)).containsOnlyKeys("budget_days");

        sweep(0, 1000, NOW);
        assertThat(erasedSessions(key)).isEqualTo(1);
        assertThat(rows(ada)).containsOnlyKeys("budget_days");

        assertThat(sweep(0, 1000, NOW + 3 * DAY_MS)).containsKeys("budget_days", "erased_people");
        assertThat(rows(ada)).isEmpty();
        assertThat(erasedSessions(key)).isEqualTo(1);
        sweep(0, 1000, NOW + 31 * DAY_MS);
        assertThat(erasedSessions(key)).isZero();
    }

    @Test
    void answersGoWhenTheirTimeIsOver() {
        use(handle -> handle.execute(
                """
                insert into idempotency_keys
                    (user_id, route, idempotency_key, body_hash, claim, claimed_until, answer, expires_at)
                values (?, 'POST /test', 'key', 'hash', gen_random_uuid(), 0, '{}', ?)
                """,
                ada,
                NOW));
        sweep(0, 1000, NOW);
        assertThat(rows(ada)).containsOnlyKeys("idempotency_keys");

        assertThat(sweep(0, 1000, NOW + 1)).containsKey("idempotency_keys");

        assertThat(rows(ada)).isEmpty();
    }

    @Test
    void nobodySweepsWhileAnotherDoes() {
        People.live(ada, adas, "Adas words");
        makeOld(ada, 31 * DAY_MS);
        Jdbi.create(dataSource).useTransaction(handle -> {
            handle.execute("select pg_advisory_xact_lock(?)", 0x636f616368757002L);
            assertThat(sweep(30, 1000, NOW)).isEmpty();
        });
        assertThat(sweep(30, 1000, NOW)).containsKey("interactions");
    }

    private record Kept(int textDays, int batchRows) implements StoredRetentionConfig {

        @Override
        public Duration interval() {
            return Duration.ofHours(1);
        }

        @Override
        public int batches() {
            return 1000;
        }
    }

    private Map<String, Integer> sweep(int days, int batchRows, long now) {
        return new Sweep(database, new Kept(days, batchRows), metrics, log).sweep(now);
    }

    private Map<String, Integer> rows(String user) {
        return People.rows(dataSource, user, People.keys(dataSource, user));
    }

    private void makeOld(String user, long ms) {
        use(handle -> {
            for (String table : List.of(
                    "interactions",
                    "ingested_messages",
                    "events",
                    "session_summaries",
                    "assessments",
                    "skill_assessments",
                    "skill_level_history")) {
                handle.createUpdate(
                                "update %s set created_at = created_at - :ms where session_key in (select session_key from sessions where user_id = :user)"
                                        .formatted(table))
                        .bind("ms", ms)
                        .bind("user", user)
                        .execute();
            }
        });
    }

    private int erasedSessions(String key) {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery(
                        "select count(*) from erased_sessions where erased_key = cast(:key as uuid)")
                .bind("key", key)
                .mapTo(Integer.class)
                .one());
    }

    private void use(HandleConsumer<RuntimeException> work) {
        Jdbi.create(dataSource).useHandle(work);
    }
}
