package io.coachup.skills.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.ServiceTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Export and erasure know every table that the database has, and every column. */
@ServiceTest
class PersonalDataTest {

    @Inject
    DataSource dataSource;

    @Test
    void everyTableIsTiedToAPersonOrHasNobodysRows() {
        assertThat(Jdbi.create(dataSource).withHandle(PersonalDataTest::unknown))
                .isEmpty();
    }

    @Test
    void aTableThatIsAddedAndNotNamedIsFound() {
        Jdbi.create(dataSource).useTransaction(handle -> {
            handle.execute("create table planted (note text)");
            handle.execute("alter table users_goals rename column user_id to owner");
            handle.execute("alter table skills add column user_id text");

            assertThat(unknown(handle))
                    .containsExactlyInAnyOrder(
                            "planted is not named",
                            "users_goals has no user_id",
                            "skills is said to be nobody's and has user_id");
            handle.rollback();
        });
    }

    @Test
    void everyColumnIsExportedThatIsNotNamedAsInternal() {
        Set<String> notExported = Jdbi.create(dataSource).withHandle(handle -> PersonalData.TABLES.stream()
                .flatMap(table -> columns(handle, table.name()).stream()
                        .filter(table.internal()::contains)
                        .map(column -> table.name() + "." + column))
                .collect(Collectors.toCollection(TreeSet::new)));

        assertThat(notExported)
                .containsExactly(
                        "assessment_jobs.leased_until",
                        "assessment_jobs.receipt",
                        "assessment_jobs.session_key",
                        "assessment_jobs.trace_parent",
                        "assessments.session_key",
                        "events.session_key",
                        "idempotency_keys.body_hash",
                        "idempotency_keys.claim",
                        "idempotency_keys.claimed_until",
                        "ingested_messages.session_key",
                        "interactions.session_key",
                        "session_summaries.session_key",
                        "sessions.continued_by",
                        "sessions.session_key",
                        "skill_assessments.session_key",
                        "skill_level_history.session_key",
                        "summary_state.claim",
                        "summary_state.claimed_until",
                        "summary_state.session_key");
        assertThat(PersonalData.TABLES.stream()
                        .mapToInt(table -> table.internal().size())
                        .sum())
                .as("no name is left of a column that is gone")
                .isEqualTo(notExported.size());
    }

    /** What is wrong with the two lists, a sentence each. */
    private static Set<String> unknown(Handle handle) {
        Set<String> wrong = new TreeSet<>();
        Set<String> tables = tables(handle);
        for (PersonalTable table : PersonalData.TABLES) {
            String tie = table.tie() == PersonalTable.Tie.PERSON ? "user_id" : "session_key";
            if (!columns(handle, table.name()).contains(tie)) {
                wrong.add(table.name() + " has no " + tie);
            }
            tables.remove(table.name());
        }
        for (String table : tables) {
            if (!PersonalData.IMPERSONAL.contains(table)) {
                wrong.add(table + " is not named");
            }
            for (String tie : Set.of("user_id", "session_key")) {
                if (PersonalData.IMPERSONAL.contains(table)
                        && columns(handle, table).contains(tie)) {
                    wrong.add(table + " is said to be nobody's and has " + tie);
                }
            }
        }
        return wrong;
    }

    private static Set<String> tables(Handle handle) {
        return handle.createQuery(
                        """
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                        """)
                .mapTo(String.class)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> columns(Handle handle, String table) {
        return handle.createQuery(
                        """
                        select column_name from information_schema.columns
                        where table_schema = 'public' and table_name = :table
                        """)
                .bind("table", table)
                .mapTo(String.class)
                .set();
    }
}
