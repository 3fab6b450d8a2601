package io.coachup.worker.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.llm.Hop;
import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.JobSource;
import io.coachup.worker.scoring.Deadlines;
import io.coachup.worker.scoring.JobSummary;
import io.coachup.worker.scoring.ScoringConfig;
import io.coachup.worker.scoring.ScoringListener;
import io.coachup.worker.scoring.ScoringService;
import io.coachup.worker.scoring.skill.Skill;
import io.coachup.worker.scoring.skill.SkillAssessment;
import io.coachup.worker.scoring.transcript.Transcript;
import io.coachup.worker.skills.DeadBody;
import io.coachup.worker.skills.FinalizeBody;
import io.coachup.worker.skills.ScoringInput;
import io.coachup.worker.skills.SkillsClient;
import jakarta.inject.Singleton;
import java.time.Duration;

/** One job's life: load, score, finalize, and only then take it off the queue. */
@Singleton
public final class JobRunner {

    private final JobSource source;
    private final SkillsClient skills;
    private final ScoringService scoring;
    private final ScoringConfig limits;
    private final JobConfig config;
    private final FailurePolicy policy;
    private final JobLog log;
    private final JobMetrics metrics;
    private final ObjectMapper mapper;

    public JobRunner(
            JobSource source,
            SkillsClient skills,
            ScoringService scoring,
            ScoringConfig limits,
            JobConfig config,
            FailurePolicy policy,
            JobLog log,
            JobMetrics metrics,
            ObjectMapper mapper) {
        this.source = source;
        this.skills = skills;
        this.scoring = scoring;
        this.limits = limits;
        this.config = config;
        this.policy = policy;
        this.log = log;
        this.metrics = metrics;
        this.mapper = mapper;
    }

    /**
     * Works on a delivery until it is done, given back or given up. While a dependency is down the job is kept, so that
     * waiting does not use up its deliveries.
     *
     * @throws InterruptedException when the worker stops; the queue hands the job out again
     */
    public void run(Delivery delivery, int workerIndex) throws InterruptedException {
        try (Heartbeat _ = Heartbeat.of(source, delivery, config.visibility())) {
            JobMessage message = null;
            int pauses = 0;
            while (true) {
                long started = System.nanoTime();
                try {
                    message = message == null ? dequeue(delivery, workerIndex) : message;
                    attempt(delivery, message);
                    return;
                } catch (RuntimeException failure) {
                    FailurePolicy.Verdict verdict = policy.judge(failure, delivery.receiveCount());
                    if (settle(delivery, message, verdict, started)) {
                        return;
                    }
                    Duration pause = policy.pause(++pauses);
                    if (message != null) {
                        log.paused(message, failure, pause);
                    }
                    Thread.sleep(pause);
                }
            }
        }
    }

    private JobMessage dequeue(Delivery delivery, int workerIndex) {
        JobMessage message = JobMessage.of(delivery, mapper);
        Long latencyMs = delivery.sentAt() == null ? null : Math.max(0, System.currentTimeMillis() - delivery.sentAt());
        metrics.dequeued(latencyMs);
        log.dequeued(message, workerIndex, source.provider(), latencyMs);
        return message;
    }

    private void attempt(Delivery delivery, JobMessage message) throws InterruptedException {
        long started = System.nanoTime();
        ScoringInput input = skills.load(message.job(), message.ids());
        if (!input.isOpen()) {
            source.done(delivery);
            return;
        }
        log.started(message);
        JobSummary summary = scoring.score(
                input.skills(),
                new Transcript(input.messages(), input.span()),
                new Hop(message.ids().requestId(), message.ids().traceParent()),
                new Deadlines(limits.perSkillTimeout(), limits.groupTimeout()),
                listener(message));
        metrics.summarized(summary, scoring);
        log.scored(message, summary);
        skills.finalizeAssessment(FinalizeBody.of(message.job(), message.trackedSkillIdHash(), summary), message.ids());
        source.done(delivery);
        Duration time = Duration.ofNanos(System.nanoTime() - started);
        metrics.succeeded(time);
        log.completed(message, time);
    }

    /** Carries a verdict out; false when the job is kept to be tried again in place. */
    private boolean settle(Delivery delivery, JobMessage message, FailurePolicy.Verdict verdict, long started) {
        Duration time = Duration.ofNanos(System.nanoTime() - started);
        return switch (verdict) {
            case FailurePolicy.Verdict.Pause pause -> false;
            case FailurePolicy.Verdict.Retry retry -> {
                source.retryAfter(delivery, retry.delay());
                metrics.failed(time);
                metrics.retried();
                log.retried(message, delivery.receiveCount(), retry.delay());
                yield true;
            }
            case FailurePolicy.Verdict.Dead dead -> {
                if (message != null) {
                    skills.dead(
                            new DeadBody(
                                    message.job().sessionId(), message.job().groupId(), dead.reason()),
                            message.ids());
                }
                source.dead(delivery, dead.reason());
                metrics.failed(time);
                log.dead(message, delivery, dead.reason());
                yield true;
            }
        };
    }

    private ScoringListener listener(JobMessage message) {
        return new ScoringListener() {
            @Override
            public void onSkillComplete(SkillAssessment assessment) {
                metrics.skillComplete(assessment);
                log.skillComplete(message, assessment);
            }

            @Override
            public void onSkillError(Skill skill, SkillFailure failure) {
                metrics.skillError(failure);
                log.skillError(message, skill, failure);
            }
        };
    }
}
