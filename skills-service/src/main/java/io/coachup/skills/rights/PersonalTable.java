package io.coachup.skills.rights;

import java.util.Set;

/**
 * A table with rows of people.
 *
 * @param name its name
 * @param tie what ties its rows to a person
 * @param order columns that order the rows of one person, or of one session
 * @param kept rows for which this condition holds are left when the person is erased; null when there are none
 * @param internal columns that only say how this service works, and are no part of what a person takes along
 */
public record PersonalTable(String name, Tie tie, String order, String kept, Set<String> internal) {

    /** What ties a row to a person. */
    public enum Tie {
        /** The column {@code user_id}. */
        PERSON,
        /** The column {@code session_key}, of a session of the person's. */
        SESSION
    }

    /** All rows of the person {@code :userId} with all columns; those of sessions have the client's name of it too. */
    public String select() {
        return switch (tie) {
            case PERSON -> "select * from %s where user_id = :userId order by %s".formatted(name, order);
            // Session by session: the inner order keeps the planner from reading other people's rows.
            case SESSION ->
                """
                select sessions.session_id, found.* from sessions cross join lateral (
                    select * from %1$s where %1$s.session_key = sessions.session_key order by %2$s) found
                where sessions.user_id = :userId
                """
                        .formatted(name, order);
        };
    }

    /** Deletes some rows, {@code :limit} at most, of the person {@code :userId} whose sessions are {@code :keys}. */
    public String deleteSome() {
        return "delete from %1$s where ctid = any (array(select ctid from %1$s where %2$s limit :limit))"
                .formatted(name, erased());
    }

    /**
     * Deletes the rows that {@link #deleteSome} left because somebody changed them at the same moment: a changed row is
     * somewhere else, and only a condition that still holds finds it there.
     */
    public String deleteRest() {
        return "delete from %s where %s".formatted(name, erased());
    }

    private String erased() {
        String whose =
                switch (tie) {
                    case PERSON -> "user_id = :userId";
                    case SESSION -> "session_key = any (:keys)";
                };
        return kept == null ? whose : whose + " and not (" + kept + ")";
    }
}
