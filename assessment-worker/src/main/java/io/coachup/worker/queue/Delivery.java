package io.coachup.worker.queue;

/**
 * A job as a queue hands it out.
 *
 * @param body JSON text
 * @param receipt names this delivery to the queue
 * @param messageId the queue's own id of the message
 * @param groupId ordering group, or null when the queue has none
 * @param receiveCount how often the job was handed out, from 1
 * @param sentAt when it was enqueued, epoch ms, or null when unknown
 * @param traceParent of the request that made the job, or null
 * @param queueDepth how many more jobs wait, or null when the queue does not tell
 */
public record Delivery(
        String body,
        String receipt,
        String messageId,
        String groupId,
        int receiveCount,
        Long sentAt,
        String traceParent,
        Integer queueDepth) {}
