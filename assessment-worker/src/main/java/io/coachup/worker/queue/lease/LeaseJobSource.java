package io.coachup.worker.queue.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.skillsapi.jobs.QueuedJob;
import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.JobSource;
import io.coachup.worker.queue.QueueConfig;
import io.coachup.worker.queue.QueueUnavailableException;
import io.coachup.worker.skillsclient.SkillsClient;
import io.coachup.worker.skillsclient.SkillsUnavailableException;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Leases jobs from skills-service, without a queue and with the same guarantees. The row of a job says when it is over, so done and dead jobs need nothing here. */
@Singleton
@Typed(LeaseJobSource.class)
public final class LeaseJobSource implements JobSource {

    private final SkillsClient skills;
    private final QueueConfig config;
    private final ObjectMapper mapper;

    public LeaseJobSource(SkillsClient skills, QueueConfig config, ObjectMapper mapper) {
        this.skills = skills;
        this.config = config;
        this.mapper = mapper;
    }

    @Override
    public String provider() {
        return "memory";
    }

    @Override
    public String destination() {
        return "assessment_jobs";
    }

    @Override
    public Optional<Delivery> receive(Duration invisible) {
        try {
            return skills.lease(config.pollWait(), invisible)
                    .map(lease -> new Delivery(
                            text(lease.body()),
                            lease.receipt(),
                            lease.receipt(),
                            null,
                            lease.receiveCount(),
                            lease.sentAt(),
                            lease.traceparent(),
                            lease.queueDepth()));
        } catch (SkillsUnavailableException e) {
            throw new QueueUnavailableException("Jobs can't be leased now", e);
        }
    }

    private String text(QueuedJob job) {
        try {
            return mapper.writeValueAsString(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A job can't be written as JSON", e);
        }
    }

    @Override
    public void extend(Delivery delivery, Duration invisible) {
        skills.extend(delivery.receipt(), invisible);
    }

    @Override
    public void retryAfter(Delivery delivery, Duration delay) {
        skills.release(delivery.receipt(), delay);
    }

    @Override
    public void done(Delivery delivery) {
        // Finalizing has ended the job.
    }

    @Override
    public void dead(Delivery delivery, String reason) {
        // The job's row keeps it, with its reason.
    }
}
