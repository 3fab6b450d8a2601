package io.coachup.skills.summaries;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.time.Deadline;
import io.coachup.common.tracing.CallIds;
import io.coachup.skills.model.ModelException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Makes a summary while somebody waits for it, after the one that is being made of the same session, if there is one. */
@Singleton
final class SummariesOnDemand {

    private static final int RETRY_AFTER_SECONDS = 5;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** For the database, before and after. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final SummaryTasks tasks;
    private final SummaryMaker maker;
    private final SummaryConfig config;

    SummariesOnDemand(SummaryTasks tasks, SummaryMaker maker, SummaryConfig config) {
        this.tasks = tasks;
        this.maker = maker;
        this.config = config;
    }

    /** Longer than {@link #make} takes: waiting for another one, the model, and the database. */
    static Duration limit(SummaryConfig config) {
        return config.lease().plus(config.timeLimit()).plus(SLACK);
    }

    /** Longer than {@link #make} takes. */
    Duration limit() {
        return limit(config);
    }

    /**
     * The new version; empty when there was nothing to say.
     *
     * @param failure what the caller is told when the model fails
     * @throws ApiException 404 when the session is another person's or they were erased meanwhile, 409 when somebody else makes it for too long, 502
     *     when the model fails
     */
    Optional<StoredSummary> make(SummaryRequest asked, String userId, CallIds ids, String failure) {
        Deadline deadline = Deadline.after(config.lease());
        long since = System.currentTimeMillis();
        Optional<Task> task = tasks.take(asked, userId, since, since);
        while (task.isEmpty()) {
            waitFor(deadline);
            task = tasks.take(asked, userId, since, System.currentTimeMillis());
        }
        try {
            return maker.make(task.get(), ids);
        } catch (ModelException e) {
            throw ApiException.unavailable(ErrorCode.UPSTREAM_ERROR, failure, RETRY_AFTER_SECONDS, e);
        }
    }

    private static void waitFor(Deadline deadline) {
        if (deadline.left().compareTo(LOOK_AGAIN) < 0) {
            throw ApiException.unavailable(
                    ErrorCode.IN_PROGRESS,
                    "A summary of this session is being made: read it in a moment",
                    RETRY_AFTER_SECONDS,
                    null);
        }
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.UNAVAILABLE, "Shutting down", e);
        }
    }
}
