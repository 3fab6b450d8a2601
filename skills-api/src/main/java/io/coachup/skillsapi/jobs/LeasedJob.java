package io.coachup.skillsapi.jobs;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A leased job.
 *
 * @param receipt names this lease, and is void once the job is leased again
 * @param receiveCount how often the job was leased, from 1
 * @param sentAt when the job was made, epoch ms
 * @param traceparent of the request that ended the group, or null
 * @param queueDepth how many more jobs wait to be leased, at most 1000; or null when that is not told
 */
@RegisterForReflection
public record LeasedJob(
        QueuedJob body, String receipt, int receiveCount, long sentAt, String traceparent, Integer queueDepth) {}
