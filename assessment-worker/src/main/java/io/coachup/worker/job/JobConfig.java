package io.coachup.worker.job;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How jobs are worked on. */
@ConfigMapping(prefix = "coachup.worker")
public interface JobConfig {

    /** {@code WORKER_CONCURRENCY}: jobs at a time, at least 1. */
    int concurrency();

    /** {@code ASSESSMENTS_VISIBILITY}: how long a job stays invisible between two heartbeats. */
    Duration visibility();

    /** {@code ASSESSMENTS_MAX_RECEIVES}: a job that fails at this delivery is given up. */
    int maxReceives();

    /** {@code ASSESSMENTS_RETRY_BASE}: delay after the first failure; doubles with each further one. */
    Duration retryBase();

    /** {@code ASSESSMENTS_RETRY_MAX}: longest delay between two deliveries. */
    Duration retryMax();

    /**
     * {@code ASSESSMENTS_PAUSE_LIMIT}: how long a job is kept while a dependency seems to be down. Then it is given back, so
     * that a job which only seems to find it down does not hold a loop for ever.
     */
    Duration pauseLimit();

    /** {@code WORKER_STOP_LIMIT}: how long jobs in flight may take to end when the worker stops; then they are cut off. */
    Duration stopLimit();
}
