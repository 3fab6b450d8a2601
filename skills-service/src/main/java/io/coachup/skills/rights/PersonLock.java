package io.coachup.skills.rights;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * A person's lock, held until the transaction ends: shared by whoever writes rows for them, alone by whoever erases them. It
 * is taken before any row of theirs is locked, so the two never wait for each other.
 */
public final class PersonLock {

    /** Keeps this lock apart from others of the same person. */
    private static final String KEY = "hashtextextended(:userId, 9)";

    private static final String SHARED =
            "select 1 from (select pg_advisory_xact_lock_shared(hashtextextended(user_id, 9)) from sessions where %s) as held";

    /** A subquery without useful columns that takes the lock of {@code :userId} shared, for a {@code from}. */
    public static final String TAKEN = "(select pg_advisory_xact_lock_shared(" + KEY + ")) as held";

    /** A condition on {@code sessions} that takes the lock of the owner shared; false, without waiting, while they are being erased. */
    public static final String TRIED = "pg_try_advisory_xact_lock_shared(hashtextextended(user_id, 9))";

    private PersonLock() {}

    /** Waits while the person is being erased. */
    public static void shared(Handle handle, String userId) {
        handle.createQuery("select 1 from " + TAKEN)
                .bind("userId", userId)
                .mapTo(Integer.class)
                .one();
    }

    /** Waits while the owner of a session, if there is one, is being erased. */
    public static void ofSession(Handle handle, UUID key) {
        handle.createQuery(SHARED.formatted("session_key = :key"))
                .bind("key", key)
                .mapTo(Integer.class)
                .findOne();
    }

    /** Waits while the owner of a session, if there is one, is being erased. */
    public static void ofSession(Handle handle, String sessionId) {
        handle.createQuery(SHARED.formatted("session_id = :sessionId"))
                .bind("sessionId", sessionId)
                .mapTo(Integer.class)
                .findOne();
    }

    /** Waits for all who write for the person, and keeps them waiting. */
    public static void alone(Handle handle, String userId) {
        handle.createQuery("select 1 from (select pg_advisory_xact_lock(" + KEY + ")) as held")
                .bind("userId", userId)
                .mapTo(Integer.class)
                .one();
    }
}
