package io.coachup.worker.job;

import io.coachup.worker.queue.Delivery;
import io.coachup.worker.scoring.JobSummary;
import io.coachup.worker.scoring.ScoringListener;
import io.coachup.worker.scoring.skill.CriteriaFinder;
import io.coachup.worker.scoring.skill.PracticedSkill;
import io.coachup.worker.scoring.skill.SkillAssessment;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tells logs and metrics of each step of a job, so that no step is in one of them alone. */
@Singleton
public final class JobTelemetry {

    private final JobLog log;
    private final JobMetrics metrics;

    public JobTelemetry(JobLog log, JobMetrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    void dequeued(JobMessage job, Delivery delivery, int workerIndex, String provider) {
        Long latencyMs = delivery.sentAt() == null ? null : Math.max(0, System.currentTimeMillis() - delivery.sentAt());
        metrics.dequeued(latencyMs);
        log.dequeued(job, workerIndex, provider, delivery.queueDepth(), latencyMs);
    }

    void started(JobMessage job, int messages, int omittedMessages) {
        log.started(job, messages, omittedMessages);
    }

    void scored(JobMessage job, JobSummary summary) {
        log.scored(job, summary);
    }

    /** None of a job's skills could be assessed. */
    void emptyScores(JobMessage job, CriteriaFinder finder) {
        metrics.emptyScores(finder.provider(), finder.model());
        log.emptyScores(job, finder.provider(), finder.model());
    }

    /** A job was worked on; {@code failure} is null when all went well. */
    void workedOn(JobMessage job, int interactions, Duration time, Throwable failure) {
        log.workedOn(job, interactions, time, failure);
    }

    void completed(JobMessage job, Duration time) {
        metrics.succeeded(time);
        log.completed(job, time);
    }

    /** A job waits for a dependency; {@code job} is null when it was not read yet. */
    void paused(JobMessage job, Throwable failure, Duration pause) {
        metrics.waited();
        log.paused(job, failure, pause);
    }

    void failed(Duration time) {
        metrics.failed(time);
    }

    /** A job was given back. */
    void retried(JobMessage job, Delivery delivery, Duration delay) {
        metrics.retried();
        metrics.waited();
        log.retried(job, delivery.receiveCount(), delay);
    }

    /** A job was given up; {@code job} is null when the message is none. */
    void dead(JobMessage job, Delivery delivery, String reason) {
        log.dead(job, delivery, reason);
    }

    /** The message of a job that is over could not be deleted. */
    void deletionFailed(JobMessage job, Throwable failure) {
        log.deletionFailed(job, failure);
    }

    /** Hears how each skill of a job goes. */
    ScoringListener listener(JobMessage job) {
        return new ScoringListener() {
            @Override
            public void onSkillComplete(SkillAssessment assessment) {
                metrics.skillComplete(assessment);
                log.skillComplete(job, assessment);
            }

            @Override
            public void onSkillError(PracticedSkill skill, SkillFailure failure) {
                metrics.skillError(failure);
                log.skillError(job, skill, failure);
            }
        };
    }
}
