package io.coachup.worker.queue;

import io.coachup.common.address.ServiceAddress;
import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What the settings of the queue must be, so that jobs can arrive. */
@Singleton
final class QueueConfigCheck implements SettingsCheck {

    /** SQS refuses to wait for longer. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

    private final QueueConfig config;

    QueueConfigCheck(QueueConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        Problems problems = new Problems()
                .require(
                        !config.pollWait().isNegative() && config.pollWait().compareTo(LONGEST_POLL) <= 0,
                        "ASSESSMENTS_POLL_WAIT must be between 0 and 20 seconds (PT20S).");
        if (config.useSqs()) {
            problems.require(
                            config.queueUrl().isPresent()
                                    && config.deadLetterQueueUrl().isPresent(),
                            "AWS_SQS_QUEUE_URL and AWS_SQS_DLQ_URL must name the queue of assessment jobs and its"
                                    + " dead-letter queue; or set USE_SQS=0.")
                    .require(
                            config.endpoint().map(QueueConfigCheck::hasHost).orElse(true),
                            "AWS_ENDPOINT_URL_SQS must be an http or https address whose host has no underscore, which the"
                                    + " client of SQS takes for none: give the host an alias, such as http://sqs:9324.");
        }
        return problems.all();
    }

    /** The client of SQS reads addresses with {@code URI}, which finds no host where a name has an underscore. */
    private static boolean hasHost(String endpoint) {
        return ServiceAddress.parse(endpoint)
                .filter(address -> !address.isIrregular())
                .isPresent();
    }
}
