package io.coachup.worker.queue;

import io.coachup.worker.queue.lease.LeaseJobSource;
import io.coachup.worker.queue.sqs.SqsJobSource;
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
        return config.useSqs() ? sqs.get() : lease.get();
    }
}
