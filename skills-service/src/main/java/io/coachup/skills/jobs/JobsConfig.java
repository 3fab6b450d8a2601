package io.coachup.skills.jobs;

import io.coachup.common.settings.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.time.Duration;
import java.util.Optional;

/** How assessment jobs reach the worker. */
@ConfigMapping(prefix = "coachup.jobs")
public interface JobsConfig {

    /** {@code USE_SQS}: jobs go to the queue; otherwise workers lease them over REST. */
    @WithConverter(StrictBoolean.class)
    boolean useSqs();

    /** {@code AWS_SQS_QUEUE_URL}: the FIFO queue; needed with SQS. */
    Optional<String> queueUrl();

    /** {@code AWS_ENDPOINT_URL_SQS}: where SQS is, unless it is Amazon's. */
    Optional<String> endpoint();

    /**
     * {@code ASSESSMENT_RESEND_AFTER}: a job sent this long ago without a result is sent again. Longer than the five
     * minutes in which SQS drops repeated messages.
     */
    Duration resendAfter();

    /**
     * {@code JOB_MAX_ATTEMPTS}: a job that was sent or loaded this often without a result is given up.
     */
    int maxAttempts();

    /** {@code JOB_TRANSCRIPT_MAX_BYTES}: of a longer conversation only the newest messages that fit are scored. */
    int transcriptMaxBytes();

    /** {@code JOB_TRANSCRIPT_MAX_MESSAGES}: the same in messages. */
    int transcriptMaxMessages();
}
