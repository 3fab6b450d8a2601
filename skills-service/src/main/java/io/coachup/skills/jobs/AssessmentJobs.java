package io.coachup.skills.jobs;

import io.coachup.skills.session.Session;
import io.coachup.skillsapi.jobs.QueuedJob;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The jobs table: pending, sent, and at last done or dead. */
@Singleton
public final class AssessmentJobs {

    private static final Logger LOG = Logger.getLogger(AssessmentJobs.class);

    /** Notified on commit of a transaction that adds a job. */
    static final String CHANNEL = "assessment_job";

    private static final String JOB_COLUMNS =
            "session_key, group_id, status, reason, attempts, start_index, end_index, request_id, tracked_skill_id_hash,"
                    + " trace_parent";

    private static final String MESSAGE_COLUMNS =
            "session_key, group_id, request_id, tracked_skill_id_hash, trace_parent, sends";

    /** Reason of a job that was sent or loaded too often. */
    private static final String TOO_MANY_ATTEMPTS = "too_many_attempts";

    private static final Duration RESEND_AFTER_MAX = Duration.ofDays(1);

    /** A job is sent again after a wait that doubles with each send. */
    private static final String DUE =
            "sent_at + least(:resendAfter * power(2, least(sends, 32) - 1), :resendMax) < :now";

    private final JobsConfig config;

    public AssessmentJobs(JobsConfig config) {
        this.config = config;
    }

    /** A job's row, as far as finalizing and scoring need it. */
    public record Job(
            UUID sessionKey,
            String groupId,
            String status,
            String reason,
            int attempts,
            int startIndex,
            int endIndex,
            String requestId,
            String trackedSkillIdHash,
            String traceParent) {

        /** True when its assessment is stored. One that was given up is not done: a redrive may still bring it there. */
        public boolean isDone() {
            return status.equals("done");
        }

        /** True when it was tried so often that it is not tried again. */
        public boolean isGivenUp() {
            return TOO_MANY_ATTEMPTS.equals(reason);
        }
    }

    /** Adds a job within the caller's transaction and wakes the relay when that commits. */
    public void add(Handle handle, Session session, NewJob job, long now) {
        handle.createUpdate(
                        """
                        insert into assessment_jobs (session_key, group_id, start_index, end_index, request_id,
                                                     trace_parent, tracked_skill_id_hash, created_at)
                        values (:key, :groupId, :start, :end, :requestId, :traceParent, :trackedSkillIdHash, :now)
                        """)
                .bind("key", session.key())
                .bind("groupId", job.groupId())
                .bind("start", job.startIndex())
                .bind("end", job.endIndex())
                .bind("requestId", job.requestId())
                .bind("traceParent", job.traceParent())
                .bind("trackedSkillIdHash", job.trackedSkillIdHash())
                .bind("now", now)
                .execute();
        handle.execute("notify " + CHANNEL);
    }

    /** The job of a group, with its row locked. */
    public Optional<Job> lock(Handle handle, UUID sessionKey, String groupId) {
        return handle.createQuery("select " + JOB_COLUMNS
                        + " from assessment_jobs where session_key = :key and group_id = :groupId for update")
                .bind("key", sessionKey)
                .bind("groupId", groupId)
                .map(AssessmentJobs::job)
                .findOne();
    }

    /**
     * The job to be worked on now, with the attempt counted: the oldest one of the session that is open, up to this one.
     * Sessions are assessed in order even when the queue loses a message or hands a later one out first. One that was
     * tried too often is given up; the answer is then the next one, or at last {@code job} itself, given up. A message of a
     * job that was given up before has been redriven, or came too late: it gives that job a new life.
     *
     * @param again the same delivery asks once more, so nothing is counted and nobody is given a new life
     */
    public Job attempt(Handle handle, Job job, boolean again, long now) {
        while (true) {
            Job next = nextUpTo(handle, job);
            if (next.status().equals("dead")) {
                return again ? next : revived(handle, next, now);
            }
            if (again || next.attempts() < config.maxAttempts()) {
                if (!again) {
                    countAttempt(handle, next);
                }
                return next;
            }
            dead(handle, next.sessionKey(), next.groupId(), TOO_MANY_ATTEMPTS, now);
            if (next.groupId().equals(job.groupId())) {
                return lock(handle, job.sessionKey(), job.groupId()).orElseThrow();
            }
        }
    }

    /** Its sends go on being counted: else each life would send the message that starts the next one. */
    private Job revived(Handle handle, Job dead, long now) {
        handle.createUpdate(
                        """
                        update assessment_jobs
                        set status = 'sent', sent_at = :now, reason = null, finished_at = null,
                            attempts = 1, receive_count = 0
                        where session_key = :key and group_id = :groupId
                        """)
                .bind("now", now)
                .bind("key", dead.sessionKey())
                .bind("groupId", dead.groupId())
                .execute();
        return lock(handle, dead.sessionKey(), dead.groupId()).orElseThrow();
    }

    /**
     * Forgets the attempts at a job whose result has come: its workers live. Only loads from which nobody came back count,
     * so a job does not end because its result can't be stored for a while.
     */
    public void answered(Handle handle, UUID sessionKey, String groupId) {
        handle.createUpdate(
                        """
                        update assessment_jobs set attempts = 0
                        where session_key = :key and group_id = :groupId and attempts > 1
                        """)
                .bind("key", sessionKey)
                .bind("groupId", groupId)
                .execute();
    }

    private static void countAttempt(Handle handle, Job job) {
        handle.createUpdate(
                        """
                        update assessment_jobs set attempts = attempts + 1
                        where session_key = :key and group_id = :groupId
                        """)
                .bind("key", job.sessionKey())
                .bind("groupId", job.groupId())
                .execute();
    }

    private static Job nextUpTo(Handle handle, Job job) {
        return handle.createQuery(
                        "select " + JOB_COLUMNS
                                + """
                         from assessment_jobs
                        where session_key = :key and status in ('pending', 'sent')
                          and seq <= (select seq from assessment_jobs
                                      where session_key = :key and group_id = :groupId)
                        order by seq limit 1
                        """)
                .bind("key", job.sessionKey())
                .bind("groupId", job.groupId())
                .map(AssessmentJobs::job)
                .findOne()
                .orElse(job);
    }

    /** The newest job of a session that was given up after {@code since}, epoch ms. */
    public Optional<Job> newestDead(Handle handle, Session session, long since) {
        return handle.createQuery(
                        "select " + JOB_COLUMNS
                                + """
                         from assessment_jobs
                        where session_key = :key and status = 'dead' and finished_at > :since
                        order by seq desc limit 1
                        """)
                .bind("key", session.key())
                .bind("since", since)
                .map(AssessmentJobs::job)
                .findOne();
    }

    /** Ends a job because its assessment is stored. */
    public void done(Handle handle, UUID sessionKey, String groupId, long now) {
        handle.createUpdate(
                        """
                        update assessment_jobs set status = 'done', reason = null, finished_at = :now
                        where session_key = :key and group_id = :groupId
                        """)
                .bind("now", now)
                .bind("key", sessionKey)
                .bind("groupId", groupId)
                .execute();
    }

    /** Ends a job that can't succeed; one that is done stays done. Returns false for an unknown job. */
    public boolean dead(Handle handle, UUID sessionKey, String groupId, String reason, long now) {
        Optional<Job> job = lock(handle, sessionKey, groupId);
        if (job.isPresent() && !job.get().isDone()) {
            handle.createUpdate(
                            """
                            update assessment_jobs set status = 'dead', reason = :reason, finished_at = :now
                            where session_key = :key and group_id = :groupId
                            """)
                    .bind("reason", reason)
                    .bind("now", now)
                    .bind("key", sessionKey)
                    .bind("groupId", groupId)
                    .execute();
        }
        return job.isPresent();
    }

    /**
     * Jobs to be sent, oldest first: those never sent, and those sent too long ago without a result. What was sent too
     * often is given up before.
     */
    List<QueueMessage> toSend(Handle handle, long now, int limit) {
        giveUpSent(handle, now);
        return handle.createQuery("select " + MESSAGE_COLUMNS
                        + " from assessment_jobs where status = 'pending' or (status = 'sent' and " + DUE
                        + ") order by seq limit :limit")
                .bind("resendAfter", config.resendAfter().toMillis())
                .bind("resendMax", resendMax())
                .bind("now", now)
                .bind("limit", limit)
                .map(AssessmentJobs::message)
                .list();
    }

    void sent(Handle handle, QueueMessage message, long now) {
        handle.createUpdate(
                        """
                        update assessment_jobs set status = 'sent', sent_at = :now, sends = sends + 1
                        where session_key = :key and group_id = :groupId and status in ('pending', 'sent')
                        """)
                .bind("now", now)
                .bind("key", UUID.fromString(message.job().sessionId()))
                .bind("groupId", message.job().groupId())
                .execute();
    }

    /** Gives up what was leased too often, and waits for no row: whoever has several locked may wait for another of these. */
    void giveUpLeased(Handle handle, long now) {
        int givenUp = handle.createUpdate(
                        """
                        update assessment_jobs set status = 'dead', reason = :reason, finished_at = :now
                        where ctid = any (array(
                            select ctid from assessment_jobs
                            where status in ('pending', 'sent') and receive_count >= :max and leased_until <= :now
                            for update skip locked))
                        """)
                .bind("reason", TOO_MANY_ATTEMPTS)
                .bind("max", config.maxAttempts())
                .bind("now", now)
                .execute();
        warnOf(givenUp);
    }

    private void giveUpSent(Handle handle, long now) {
        int givenUp = handle.createUpdate(
                        """
                        update assessment_jobs set status = 'dead', reason = :reason, finished_at = :now
                        where ctid = any (array(
                            select ctid from assessment_jobs where status = 'sent' and sends >= :max and
                        """
                                + DUE
                                + " for update skip locked))")
                .bind("reason", TOO_MANY_ATTEMPTS)
                .bind("max", config.maxAttempts())
                .bind("resendAfter", config.resendAfter().toMillis())
                .bind("resendMax", resendMax())
                .bind("now", now)
                .execute();
        warnOf(givenUp);
    }

    private static void warnOf(int givenUp) {
        if (givenUp > 0) {
            LOG.warnf("%d jobs were handed out too often without a result and are given up", givenUp);
        }
    }

    private long resendMax() {
        return Math.max(RESEND_AFTER_MAX.toMillis(), config.resendAfter().toMillis());
    }

    private static Job job(ResultSet row, StatementContext context) throws SQLException {
        return new Job(
                row.getObject("session_key", UUID.class),
                row.getString("group_id"),
                row.getString("status"),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getInt("start_index"),
                row.getInt("end_index"),
                row.getString("request_id"),
                row.getString("tracked_skill_id_hash"),
                row.getString("trace_parent"));
    }

    static QueueMessage message(ResultSet row, StatementContext context) throws SQLException {
        return new QueueMessage(
                new QueuedJob(
                        row.getString("session_key"),
                        row.getString("group_id"),
                        row.getString("request_id"),
                        row.getString("tracked_skill_id_hash")),
                row.getString("trace_parent"),
                row.getInt("sends"));
    }
}
