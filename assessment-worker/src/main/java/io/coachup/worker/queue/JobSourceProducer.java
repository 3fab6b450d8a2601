package io.coachup.worker.queue;

import io.coachup.worker.queue.lease.LeaseJobSource;
import io.coachup.worker.queue.sqs.SqsJobSource;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

/** Chooses the source of jobs that configuration names. */
@Singleton
final class JobSourceProducer {

    @Produces
    @Singleton
    @Typed(JobSource.class)
    JobSource jobSource(QueueConfig config, Instance<SqsJobSource> sqs, Instance<LeaseJobSource> lease) {
        if (!config.useSqs()) {
            return lease.get();
        }
        if (config.queueUrl().isEmpty() || config.deadLetterQueueUrl().isEmpty()) {
            throw new ConfigurationException("AWS_SQS_QUEUE_URL and AWS_SQS_DLQ_URL must name the queue of assessment"
                    + " jobs and its dead-letter queue; or set USE_SQS=0.");
        }
        return sqs.get();
    }
}
