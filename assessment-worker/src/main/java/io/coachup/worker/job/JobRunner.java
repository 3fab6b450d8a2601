package io.coachup.worker.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.common.tracing.Tracing;
import io.coachup.llm.Hop;
import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.JobSource;
import io.coachup.worker.scoring.Deadlines;
import io.coachup.worker.scoring.JobSummary;
import io.coachup.worker.scoring.ScoringConfig;
import io.coachup.worker.scoring.ScoringListener;
import io.coachup.worker.scoring.ScoringService;
import io.coachup.worker.scoring.skill.ScoringException;
import io.coachup.worker.scoring.skill.Skill;
import io.coachup.worker.scoring.skill.SkillAssessment;
import io.coachup.worker.scoring.transcript.Transcript;
import io.coachup.worker.skills.DeadBody;
import io.coachup.worker.skills.FinalizeBody;
import io.coachup.worker.skills.ScoringInput;
import io.coachup.worker.skills.SkillsClient;
import io.opentelemetry.api.trace.SpanKind;
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
    private final Tracing tracing;
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
            Tracing tracing,
            ObjectMapper mapper) {
        this.source = source;
        this.skills = skills;
        this.scoring = scoring;
        this.limits = limits;
        this.config = config;
        this.policy = policy;
        this.log = log;
        this.metrics = metrics;
        this.tracing = tracing;
        this.mapper = mapper;
    }

    /**
     * Works on a delivery until its job is done, given back or given up. Older jobs of the session that are still open
     * come first. While a dependency is down the job is kept, so that waiting does not use up its deliveries.
     *
     * @throws InterruptedException when the worker stops; the queue hands the job out again
     */
    public void run(Delivery delivery, int workerIndex) throws InterruptedException {
        try (Heartbeat _ = Heartbeat.of(source, delivery, config.visibility())) {
            JobMessage own = null;
            JobMessage current = null;
            int pauses = 0;
            while (true) {
                long started = System.nanoTime();
                try {
                    own = own == null ? dequeue(delivery, workerIndex) : own;
                    current = own;
                    ScoringInput input = skills.load(own.job(), own.ids());
                    if (!input.isOpen()) {
                        source.done(delivery);
                        return;
                    }
                    current = own.about(input);
                    assess(current, input);
                    if (current.isAbout(own)) {
                        source.done(delivery);
                    }
                    completed(current, started);
                    if (current.isAbout(own)) {
                        return;
                    }
                } catch (RuntimeException failure) {
                    FailurePolicy.Verdict verdict = policy.judge(failure, delivery.receiveCount());
                    if (verdict instanceof FailurePolicy.Verdict.Pause) {
                        pause(current, failure, ++pauses);
                    } else if (settle(delivery, own, current, verdict, started)) {
                        return;
                    }
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

    private void assess(JobMessage message, ScoringInput input) throws InterruptedException {
        try (TraceSpan span =
                tracing.start(SpanKind.CONSUMER, JobLog.JOB, message.ids().traceParent())) {
            span.with("requestId", message.ids().requestId())
                    .with("interactions", input.messages().size());
            try {
                assessWithin(message.within(span), input);
            } catch (RuntimeException e) {
                span.failed(e.getClass().getSimpleName());
                throw e;
            }
        }
    }

    private void assessWithin(JobMessage job, ScoringInput input) throws InterruptedException {
        log.started(job);
        JobSummary summary = score(job, input);
        log.scored(job, summary);
        skills.finalizeAssessment(FinalizeBody.of(job.job(), job.trackedSkillIdHash(), summary), job.ids());
    }

    private JobSummary score(JobMessage job, ScoringInput input) throws InterruptedException {
        try {
            return scoring.score(
                    input.skills(),
                    new Transcript(input.messages(), input.span()),
                    new Hop(job.ids().requestId(), job.ids().traceParent()),
                    new Deadlines(limits.perSkillTimeout(), limits.groupTimeout()),
                    listener(job));
        } catch (ScoringException e) {
            String provider = scoring.finder().provider();
            String model = scoring.finder().model();
            metrics.emptyScores(provider, model);
            log.emptyScores(job, provider, model);
            throw e;
        }
    }

    private void completed(JobMessage job, long started) {
        Duration time = Duration.ofNanos(System.nanoTime() - started);
        metrics.succeeded(time);
        log.completed(job, time);
    }

    private void pause(JobMessage job, RuntimeException failure, int times) throws InterruptedException {
        Duration pause = policy.pause(times);
        log.paused(job, failure, pause);
        Thread.sleep(pause);
    }

    /** Carries a verdict on {@code current} out; true when that ends the delivery, which is about {@code own}. */
    private boolean settle(
            Delivery delivery, JobMessage own, JobMessage current, FailurePolicy.Verdict verdict, long started) {
        metrics.failed(Duration.ofNanos(System.nanoTime() - started));
        if (verdict instanceof FailurePolicy.Verdict.Retry retry) {
            source.retryAfter(delivery, retry.delay());
            metrics.retried();
            log.retried(current, delivery.receiveCount(), retry.delay());
            return true;
        }
        String reason = ((FailurePolicy.Verdict.Dead) verdict).reason();
        if (current != null) {
            skills.dead(new DeadBody(current.job().sessionId(), current.job().groupId(), reason), current.ids());
        }
        log.dead(current, delivery, reason);
        boolean endsDelivery = current == null || current.isAbout(own);
        if (endsDelivery) {
            source.dead(delivery, reason);
        }
        return endsDelivery;
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
