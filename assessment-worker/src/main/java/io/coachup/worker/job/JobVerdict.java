package io.coachup.worker.job;

import java.time.Duration;

/** What to do with a job that failed. */
public sealed interface JobVerdict {

    /** Hand the job out again after a delay. */
    record Retry(Duration delay) implements JobVerdict {}

    /** Give the job up; {@code reason} is a machine word. */
    record Dead(String reason) implements JobVerdict {}

    /** A dependency is down: keep the job and try it again in place after {@link FailurePolicy#pause}. */
    record Pause() implements JobVerdict {}
}
