package io.coachup.skills.summaries;

import io.coachup.skills.database.SqlArray;
import io.coachup.skills.session.Session;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * When a session's next summary is due, and who makes it. It is due with every n-th reply of the coach since the last, and
 * with a reply that finds the last too old. One claims it and has it alone until the lease is over; whoever ends later
 * than that has lost it.
 */
@Singleton
public final class Cadence {

    private static final long RETRY_FIRST_MS = 5_000;
    private static final long RETRY_LONGEST_MS = 600_000;

    /** After so many failures only another reply makes it due again. */
    private static final int FAILURES_MAX = 12;

    /** A longer queue is as bad as this one. */
    private static final int COUNTED_MAX = 10_000;

    private final SummaryConfig config;

    Cadence(SummaryConfig config) {
        this.config = config;
    }

    /**
     * A summary that somebody makes.
     *
     * @param turnsSince replies since the last, all of which this one covers
     * @param generatedAt when the last was made, epoch ms, 0 for never
     * @param dueAt from when on it could be made, epoch ms
     * @param reason why it is due, or null when it was asked for
     */
    record Claim(UUID sessionKey, UUID id, int turnsSince, long generatedAt, long dueAt, String reason) {

        /** True when somebody asked for it, whether or not it is due. */
        boolean isAsked() {
            return reason == null;
        }
    }

    /**
     * Counts replies of the coach that were stored, in the transaction that stores them, under their sessions' locks.
     *
     * @param sessionKeys whose they are, each as often as it has one
     */
    public void replied(Handle handle, Collection<UUID> sessionKeys, long now) {
        if (sessionKeys.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into summary_state as state (session_key, turns_since, due_at, due_reason)
                        select session_key, count(*),
                            case when :enabled then :now end,
                            case when not :enabled then null when :every = 1 then 'assistant_modulo' else 'time' end
                        from unnest(:keys) as reply (session_key) group by session_key
                        on conflict (session_key) do update set
                            turns_since = state.turns_since + excluded.turns_since,
                            due_at = case
                                when state.due_at is not null then state.due_at
                                when not :enabled then null
                                when (state.turns_since + excluded.turns_since) / nullif(:every, 0)
                                    > state.turns_since / nullif(:every, 0) then :now
                                when :now - state.generated_at >= :maxAge then :now end,
                            due_reason = case
                                when state.due_at is not null then state.due_reason
                                when not :enabled then null
                                when (state.turns_since + excluded.turns_since) / nullif(:every, 0)
                                    > state.turns_since / nullif(:every, 0) then 'assistant_modulo'
                                when :now - state.generated_at >= :maxAge then 'time' end,
                            failures = case when state.due_at is null then 0 else state.failures end
                        """)
                .bind("keys", new SqlArray("uuid", sessionKeys.toArray()))
                .bind("enabled", config.enabled())
                .bind("every", every())
                .bind("maxAge", config.maxAge().toMillis())
                .bind("now", now)
                .execute();
    }

    /** Replies after which a summary is due, 0 for never. */
    int every() {
        return Math.max(0, config.everyReplies());
    }

    /** Replies since the newest summary. */
    int turnsSince(Handle handle, UUID sessionKey) {
        return handle.createQuery("select turns_since from summary_state where session_key = :key")
                .bind("key", sessionKey)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    /** Takes the summary that is due for longest and that nobody makes. */
    Optional<Claim> takeDue(Handle handle, long now) {
        return handle.createQuery(
                        """
                        update summary_state state
                        set claim = :claim, claimed_until = :until, due_at = :until
                        from (select session_key, due_at from summary_state
                              where due_at <= :now and claimed_until <= :now
                              order by due_at limit 1 for update skip locked) due
                        where state.session_key = due.session_key
                        returning state.session_key, state.claim, state.turns_since, state.generated_at,
                                  due.due_at, state.due_reason
                        """)
                .bind("claim", UUID.randomUUID())
                .bind("until", now + config.lease().toMillis())
                .bind("now", now)
                .map(Cadence::claim)
                .findOne();
    }

    /** How many are due, {@link #COUNTED_MAX} at most. */
    int due(Handle handle, long now) {
        return handle.createQuery(
                        """
                        select count(*) from (
                            select 1 from summary_state where due_at <= :now order by due_at limit :most) due
                        """)
                .bind("now", now)
                .bind("most", COUNTED_MAX)
                .mapTo(Integer.class)
                .one();
    }

    /** Takes a session's summary, due or not; empty while somebody else makes it. The caller has the session's lock. */
    Optional<Claim> take(Handle handle, Session session, long now) {
        return handle.createQuery(
                        """
                        insert into summary_state as state (session_key, claim, claimed_until)
                        values (:key, :claim, :until)
                        on conflict (session_key) do update set
                            claim = :claim, claimed_until = :until,
                            due_at = case when state.due_at is not null then :until end
                        where state.claimed_until <= :now
                        returning session_key, claim, turns_since, generated_at, :now as due_at,
                                  null::text as due_reason
                        """)
                .bind("key", session.key())
                .bind("claim", UUID.randomUUID())
                .bind("until", now + config.lease().toMillis())
                .bind("now", now)
                .map(Cadence::claim)
                .findOne();
    }

    /** The summary is stored; false when the claim was lost meanwhile, so that it must not be. */
    boolean done(Handle handle, Claim claim, long now) {
        return handle.createUpdate(
                                """
                                update summary_state
                                set claim = null, claimed_until = 0, failures = 0, generated_at = :now,
                                    turns_since = greatest(0, turns_since - :taken),
                                    due_at = case when turns_since - :taken >= nullif(:every, 0) then :now end,
                                    due_reason =
                                        case when turns_since - :taken >= nullif(:every, 0) then 'assistant_modulo' end
                                where session_key = :key and claim = :claim
                                """)
                        .bind("taken", claim.turnsSince())
                        .bind("every", every())
                        .bind("now", now)
                        .bind("key", claim.sessionKey())
                        .bind("claim", claim.id())
                        .execute()
                > 0;
    }

    /**
     * Ends a claim without counting anything: a summary that was asked for leaves one that is due, and one that was due
     * is not tried again. False when the claim was lost.
     */
    boolean release(Handle handle, Claim claim) {
        return handle.createUpdate(
                                """
                        update summary_state
                        set claim = null, claimed_until = 0,
                            due_at = case when :asked then due_at end,
                            due_reason = case when :asked then due_reason end
                        where session_key = :key and claim = :claim
                        """)
                        .bind("asked", claim.isAsked())
                        .bind("key", claim.sessionKey())
                        .bind("claim", claim.id())
                        .execute()
                > 0;
    }

    /** It failed: it is tried again later, each time twice as late, and at last not before another reply. */
    boolean failed(Handle handle, Claim claim, long now) {
        return handle.createUpdate(
                                """
                        update summary_state
                        set claim = null, claimed_until = 0, failures = failures + 1,
                            due_at = case when failures + 1 < :max
                                then :now + least(:longest, :first * (1 << least(failures, 16))) end
                        where session_key = :key and claim = :claim
                        """)
                        .bind("max", FAILURES_MAX)
                        .bind("now", now)
                        .bind("longest", RETRY_LONGEST_MS)
                        .bind("first", RETRY_FIRST_MS)
                        .bind("key", claim.sessionKey())
                        .bind("claim", claim.id())
                        .execute()
                > 0;
    }

    private static Claim claim(ResultSet row, StatementContext context) throws SQLException {
        return new Claim(
                row.getObject("session_key", UUID.class),
                row.getObject("claim", UUID.class),
                row.getInt("turns_since"),
                row.getLong("generated_at"),
                row.getLong("due_at"),
                row.getString("due_reason"));
    }
}
