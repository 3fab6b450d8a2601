package io.coachup.skills.session;

import io.coachup.common.errors.ApiException;
import io.coachup.skills.database.SqlArray;
import io.coachup.skills.rights.Erased;
import io.coachup.skills.rights.PersonLock;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Who owns which session. A write claims an unknown session for its caller; a read never does. What belongs to
 * somebody else looks to a reader as if it did not exist, and to a writer it is 404.
 */
@Singleton
public final class Sessions {

    private static final String COLUMNS =
            """
            select session_key, session_id, user_id, latest_group_id, created_at, last_activity_at,
                   coalesce((state ->> 'transcriptsPersistOptOut')::boolean, false) as opt_out
            from sessions
            """;

    /** Asked of these sessions alone, in whatever order the conditions are looked at: it takes locks. */
    private static final String LOCKABLE =
            "case when session_id = any(:sessionIds) then " + PersonLock.TRIED + " else false end";

    private final Erased erased;

    public Sessions(Erased erased) {
        this.erased = erased;
    }

    /**
     * The caller's session, made on first use, with its row locked until the transaction ends.
     *
     * @throws ApiException 404 when it belongs to somebody else
     */
    public Session claim(Handle handle, String sessionId, String userId, long now) {
        open(handle, sessionId, userId, now);
        return locked(handle, sessionId, userId);
    }

    private static Session locked(Handle handle, String sessionId, String userId) {
        Session session = handle.createQuery(COLUMNS + "where session_id = :sessionId for update")
                .bind("sessionId", sessionId)
                .map(Sessions::map)
                .one();
        if (!session.userId().equals(userId)) {
            throw ApiException.notFound();
        }
        return session;
    }

    /**
     * Like {@link #claim}, for what a service stores of something that began at {@code since}, epoch ms: empty when the
     * person was erased meanwhile. Only a session that is younger than that can have been made after its owner was erased.
     */
    public Optional<Session> claimForService(Handle handle, String sessionId, String userId, long since, long now) {
        boolean made = open(handle, sessionId, userId, now);
        Session session = locked(handle, sessionId, userId);
        if (session.createdAt() < since || !erased.isPersonSince(handle, userId, since)) {
            return Optional.of(session);
        }
        if (made) {
            handle.createUpdate("delete from sessions where session_key = :key")
                    .bind("key", session.key())
                    .execute();
        }
        return Optional.empty();
    }

    /**
     * Makes a session unless there is one of this id, whoever owns it; true when it was made. Waits while the person is being
     * erased.
     */
    public boolean open(Handle handle, String sessionId, String userId, long now) {
        return handle.createUpdate(
                                """
                                insert into sessions
                                    (session_key, session_id, user_id, start_time, created_at, last_activity_at)
                                select :key, :sessionId, :userId, :now, :now, :now from\s"""
                                        + PersonLock.TAKEN
                                        + " on conflict (session_id) do nothing")
                        .bind("key", UUID.randomUUID())
                        .bind("sessionId", sessionId)
                        .bind("userId", userId)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    /** The caller's session; empty when it is unknown or somebody else's. */
    public Optional<Session> find(Handle handle, String sessionId, String userId) {
        return handle.createQuery(COLUMNS + "where session_id = :sessionId and user_id = :userId")
                .bind("sessionId", sessionId)
                .bind("userId", userId)
                .map(Sessions::map)
                .findOne();
    }

    /** A session by its key, whoever owns it, as it is at the moment; for work that nobody asks for. */
    public Optional<Session> findForService(Handle handle, UUID key) {
        return handle.createQuery(COLUMNS + "where session_key = :key")
                .bind("key", key)
                .map(Sessions::map)
                .findOne();
    }

    /** A session by the client's name of it, whoever owns it, locked; for callers that are services. */
    public Optional<Session> lockForService(Handle handle, String sessionId) {
        PersonLock.ofSession(handle, sessionId);
        return handle.createQuery(COLUMNS + "where session_id = :sessionId for update")
                .bind("sessionId", sessionId)
                .map(Sessions::map)
                .findOne();
    }

    /**
     * Those of these sessions, by the client's names of them, that are there, that nobody else has locked and whose owner is
     * not being erased; they are locked now.
     */
    public List<Session> lockFree(Handle handle, Collection<String> sessionIds) {
        return handle.createQuery(
                        COLUMNS + "where session_id = any(:sessionIds) and " + LOCKABLE + " for update skip locked")
                .bind("sessionIds", new SqlArray("text", sessionIds.toArray()))
                .map(Sessions::map)
                .list();
    }

    /** A session by its key, locked; for callers that are services. */
    public Optional<Session> lockForService(Handle handle, UUID key) {
        PersonLock.ofSession(handle, key);
        return handle.createQuery(COLUMNS + "where session_key = :key for update")
                .bind("key", key)
                .map(Sessions::map)
                .findOne();
    }

    /** Adds what speech cost, in cents, and moves the last activity forward. */
    public void recordSpeech(Handle handle, Session session, double sttCostCents, double ttsCostCents, long now) {
        handle.createUpdate(
                        """
                        update sessions
                        set stt_cost_cents = stt_cost_cents + :sttCostCents,
                            tts_cost_cents = tts_cost_cents + :ttsCostCents,
                            last_activity_at = greatest(last_activity_at, :now)
                        where session_key = :key
                        """)
                .bind("sttCostCents", sttCostCents)
                .bind("ttsCostCents", ttsCostCents)
                .bind("now", now)
                .bind("key", session.key())
                .execute();
    }

    /** Remembers the group that was opened or requested last. */
    public void latestGroup(Handle handle, Session session, String groupId) {
        handle.createUpdate("update sessions set latest_group_id = :groupId where session_key = :key")
                .bind("groupId", groupId)
                .bind("key", session.key())
                .execute();
    }

    /** The session that continues this one, locked. */
    Optional<Session> continuation(Handle handle, Session session) {
        return handle.createQuery(
                        "select continued_by from sessions where session_key = :key and continued_by is not null")
                .bind("key", session.key())
                .mapTo(UUID.class)
                .findOne()
                .flatMap(next -> lockForService(handle, next));
    }

    /** Whoever names {@code idle} is in {@code next} from now on. */
    void continueBy(Handle handle, Session idle, Session next) {
        handle.createUpdate("update sessions set continued_by = :next where session_key = :key")
                .bind("next", next.key())
                .bind("key", idle.key())
                .execute();
    }

    /** Marks a session whose text is not to be stored. */
    Session optOut(Handle handle, Session session) {
        handle.createUpdate(
                        """
                        update sessions set state = state || '{"transcriptsPersistOptOut": true}' where session_key = :key
                        """)
                .bind("key", session.key())
                .execute();
        return new Session(
                session.key(),
                session.sessionId(),
                session.userId(),
                session.latestGroupId(),
                true,
                session.createdAt(),
                session.lastActivityAt());
    }

    private static Session map(ResultSet row, StatementContext context) throws SQLException {
        return new Session(
                row.getObject("session_key", UUID.class),
                row.getString("session_id"),
                row.getString("user_id"),
                row.getString("latest_group_id"),
                row.getBoolean("opt_out"),
                row.getLong("created_at"),
                row.getLong("last_activity_at"));
    }
}
