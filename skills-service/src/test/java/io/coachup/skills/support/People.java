package io.coachup.skills.support;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** People as the database knows them. */
public final class People {

    private People() {}

    /** Somebody who used everything: a session that was assessed, a level, a profile, a goal; the group's id. */
    public static String live(String user, String session, String word) {
        as(user).body(body("skillId", "empathy"))
                .post("/api/v1/skills/track")
                .then()
                .statusCode(200);
        String group = Results.assess(user, session, "empathy", 8);
        as(user).body(body("userId", user, "displayName", word))
                .put("/api/v1/users/profile")
                .then()
                .statusCode(200);
        as(user).body(body("userId", user, "goalId", "g", "title", word, "status", "active"))
                .post("/api/v1/users/goals")
                .then()
                .statusCode(200);
        as(user).header("idempotency-key", "k-" + user)
                .body(body(
                        "sessionId",
                        session,
                        "prevSummary",
                        word,
                        "messages",
                        List.of(Map.of("role", "user", "content", word))))
                .post("/api/v1/session-summary")
                .then()
                .statusCode(200);
        return group;
    }

    /** How many rows of the person each table has that has any, found by the catalogue alone. */
    public static Map<String, Integer> rows(DataSource dataSource, String user, Collection<?> keys) {
        return Jdbi.create(dataSource).withHandle(handle -> {
            Map<String, Integer> rows = new LinkedHashMap<>();
            for (String table : tables(handle, "user_id")) {
                count(handle, rows, table, "user_id = '" + user + "'");
            }
            for (String table : tables(handle, "session_key")) {
                for (Object key : keys) {
                    count(handle, rows, table, "session_key = '" + key + "'");
                }
            }
            return rows;
        });
    }

    /** The server's own names of the person's sessions. */
    public static List<String> keys(DataSource dataSource, String user) {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery(
                        "select session_key::text from sessions where user_id = :user order by created_at")
                .bind("user", user)
                .mapTo(String.class)
                .list());
    }

    private static void count(Handle handle, Map<String, Integer> rows, String table, String condition) {
        int count = handle.createQuery("select count(*) from %s where %s".formatted(table, condition))
                .mapTo(Integer.class)
                .one();
        if (count > 0) {
            rows.put(table, count);
        }
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
}
