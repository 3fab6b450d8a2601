/** Jobs from an SQS FIFO queue. */
package io.coachup.worker.queue.sqs;
