/** Jobs from an SQS FIFO queue. */
package io.coachup.worker.source.sqs;
