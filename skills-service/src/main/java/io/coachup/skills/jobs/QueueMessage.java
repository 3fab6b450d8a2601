package io.coachup.skills.jobs;

import io.coachup.skillsapi.jobs.QueuedJob;

/**
 * A job on its way to the queue.
 *
 * @param job what its message says
 * @param traceParent of the request that ended the group, or null
 * @param sends how often it was sent before
 */
public record QueueMessage(QueuedJob job, String traceParent, int sends) {

    /** SQS message group: jobs of one session are worked on in order. */
    String messageGroupId() {
        return job.sessionId();
    }

    /**
     * SQS deduplication id, another one for each send: SQS drops the same one for five minutes, also when the message is
     * gone already, and that must hit the repetition after a crash only.
     */
    String messageDeduplicationId() {
        return job.sessionId() + ":" + job.groupId() + (sends == 0 ? "" : ":" + sends);
    }
}
