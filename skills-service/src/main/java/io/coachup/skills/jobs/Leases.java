package io.coachup.skills.jobs;

import io.coachup.skills.database.Database;
import io.coachup.skillsapi.jobs.LeasedJob;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Jobs without a queue: a worker leases the oldest one whose session has no earlier job open. */
@Singleton
public final class Leases {

    private static final Duration POLL = Duration.ofMillis(200);

    /** More jobs than these are not counted: it is known then that they are many. */
    private static final int MAX_DEPTH = 1000;

    private final Database database;
    private final AssessmentJobs jobs;

    public Leases(Database database, AssessmentJobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /** Leases a job for {@code lease}, waiting up to {@code wait} for one. */
    public Optional<LeasedJob> take(Duration wait, Duration lease) throws InterruptedException {
        long giveUp = System.nanoTime() + wait.toNanos();
        Optional<LeasedJob> taken = tryTake(lease);
        while (taken.isEmpty() && System.nanoTime() < giveUp) {
            Thread.sleep(POLL);
            taken = tryTake(lease);
        }
        return taken;
    }

    /** Prolongs a lease; false when it is void. */
    public boolean extend(UUID receipt, Duration lease) {
        return database.inTransaction("jobs.extend", handle -> holdUntil(handle, receipt, lease));
    }

    /** Gives a job back, to be leased again after {@code delay}; false when the lease is void. */
    public boolean release(UUID receipt, Duration delay) {
        return database.inTransaction("jobs.release", handle -> holdUntil(handle, receipt, delay));
    }

    private Optional<LeasedJob> tryTake(Duration lease) {
        return database.polling("jobs.lease", handle -> {
            long now = System.currentTimeMillis();
            jobs.giveUpLeased(handle, now);
            return handle.createQuery(
                            """
                            update assessment_jobs
                            set status = 'sent', sent_at = :now, receive_count = receive_count + 1,
                                receipt = gen_random_uuid(), leased_until = :until
                            where (session_key, group_id) = (
                                select session_key, group_id from assessment_jobs j
                                where status in ('pending', 'sent') and coalesce(leased_until, 0) <= :now
                                  and not exists (
                                      select 1 from assessment_jobs earlier
                                      where earlier.session_key = j.session_key and earlier.seq < j.seq
                                        and earlier.status in ('pending', 'sent'))
                                order by seq limit 1 for update skip locked)
                            returning session_key, group_id, request_id, tracked_skill_id_hash, trace_parent,
                                      sends, receipt, receive_count, created_at,
                                      (select count(*) from (
                                          select 1 from assessment_jobs
                                          where status in ('pending', 'sent') and coalesce(leased_until, 0) <= :now
                                          limit :counted) waiting) - 1 as queue_depth
                            """)
                    .bind("now", now)
                    .bind("until", now + lease.toMillis())
                    .bind("counted", MAX_DEPTH + 1)
                    .map((row, context) -> {
                        QueueMessage message = AssessmentJobs.message(row, context);
                        return new LeasedJob(
                                message.job(),
                                row.getString("receipt"),
                                row.getInt("receive_count"),
                                row.getLong("created_at"),
                                message.traceParent(),
                                Math.max(0, row.getInt("queue_depth")));
                    })
                    .findOne();
        });
    }

    private static boolean holdUntil(Handle handle, UUID receipt, Duration time) {
        return handle.createUpdate(
                                """
                                update assessment_jobs set leased_until = :until
                                where receipt = :receipt and status = 'sent'
                                """)
                        .bind("until", System.currentTimeMillis() + time.toMillis())
                        .bind("receipt", receipt)
                        .execute()
                > 0;
    }
}
