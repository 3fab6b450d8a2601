package io.coachup.worker.queue;

import io.coachup.common.settings.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.time.Duration;
import java.util.Optional;

/** Where jobs come from. */
@ConfigMapping(prefix = "coachup.queue")
public interface QueueConfig {

    /** {@code USE_SQS}: SQS FIFO; otherwise leases from skills-service over REST. */
    @WithConverter(StrictBoolean.class)
    boolean useSqs();

    /** {@code AWS_SQS_QUEUE_URL}; needed with SQS. */
    Optional<String> queueUrl();

    /** {@code AWS_SQS_DLQ_URL}; needed with SQS. */
    Optional<String> deadLetterQueueUrl();

    /** {@code AWS_ENDPOINT_URL_SQS}: where SQS is, when it is not AWS's own. */
    Optional<String> endpoint();

    /** {@code ASSESSMENTS_POLL_WAIT}: how long one call waits for a job, at most 20 s. */
    Duration pollWait();
}
