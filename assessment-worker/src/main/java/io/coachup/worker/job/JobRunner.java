package io.coachup.worker.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.tracing.CallIds;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.common.tracing.Tracing;
import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.JobSource;
import io.coachup.worker.queue.QueueUnavailableException;
import io.coachup.worker.scoring.Deadlines;
import io.coachup.worker.scoring.JobSummary;
import io.coachup.worker.scoring.ScoringConfig;
import io.coachup.worker.scoring.ScoringListener;
import io.coachup.worker.scoring.ScoringService;
import io.coachup.worker.scoring.skill.ScoringException;
import io.coachup.worker.scoring.skill.Skill;
import io.coachup.worker.scoring.skill.SkillAssessment;
import io.coachup.worker.scoring.transcript.Transcript;
import io.coachup.worker.scoring.transcript.TranscriptLimits;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import io.coachup.worker.skills.DeadBody;
import io.coachup.worker.skills.FinalizeBody;
import io.coachup.worker.skills.ScoringInput;
import io.coachup.worker.skills.SkillsClient;
import io.coachup.worker.skills.SkillsFailedException;
import io.coachup.worker.skills.SkillsUnavailableException;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** One job's life: load, score, finalize, and only then take it off the queue. */
@Singleton
public final class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    /** Longer than all calls of one round may take together. */
    private static final Duration CALLS_LIMIT = Duration.ofMinutes(3);

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
     * come first. While a dependency is down the job is kept for a while, so that waiting does not use up its deliveries.
     *
     * @throws InterruptedException when the worker stops; the queue hands the job out again
     * @throws OutOfMemoryError which nobody can work on after
     */
    void run(Delivery delivery, Pulse pulse) throws InterruptedException {
        try (Heartbeat _ = Heartbeat.of(source, delivery, config.visibility())) {
            Course course = new Course();
            while (!round(delivery, course, pulse)) {
                // on to the next job of the session, or once more after a pause
            }
        }
    }

    /** How far a delivery has come. */
    private static final class Course {
        /** What the delivery is about, null until it was read. */
        private JobMessage own;
        /** What is worked on now: that, or an older job of its session. */
        private JobMessage current;
        /** What was found about it, until skills-service has it: scoring may have cost money. */
        private Scored scored;
        /** The older job that was finished or given up last. */
        private JobMessage settled;

        private int pauses;
        private Duration paused = Duration.ZERO;
        private long started;

        private Duration time() {
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }

    /** A result and the ids that its call belongs to. */
    private record Scored(FinalizeBody body, CallIds ids) {}

    /** Works on the oldest open job of the session, up to the delivery's own; true when the delivery is over. */
    private boolean round(Delivery delivery, Course course, Pulse pulse) throws InterruptedException {
        pulse.within(limits.groupTimeout().plus(CALLS_LIMIT));
        course.started = System.nanoTime();
        try {
            course.own = course.own == null ? dequeue(delivery, pulse.index()) : course.own;
            if (course.scored != null) {
                skills.finalizeAssessment(course.scored.body(), course.scored.ids());
            } else if (!assessed(course)) {
                takeOff(delivery);
                return true;
            }
            course.scored = null;
            completed(course.current, course.time());
            return settled(course, () -> takeOff(delivery));
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error failure) {
            return switch (policy.judge(failure, delivery.receiveCount(), course.paused)) {
                case FailurePolicy.Verdict.Pause _ -> pause(course, failure, pulse);
                case FailurePolicy.Verdict.Retry retry -> giveBack(delivery, course, retry.delay());
                case FailurePolicy.Verdict.Dead dead -> giveUp(delivery, course, dead.reason());
            };
        }
    }

    /** Loads, scores and finalizes the next job; false when the delivery's own job is over already. */
    private boolean assessed(Course course) throws InterruptedException {
        course.current = course.own;
        ScoringInput input = skills.load(course.own.job(), course.own.ids());
        if (!input.isOpen()) {
            return false;
        }
        JobMessage next = course.own.about(input);
        if (course.settled != null && next.isAbout(course.settled)) {
            throw new IllegalStateException("A job that is over was given out again");
        }
        course.current = next;
        assess(next, input, course);
        return true;
    }

    /** The current job is over; when it is the delivery's own, so is the delivery, which is then taken off the queue. */
    private static boolean settled(Course course, Runnable takeOff) {
        if (course.current == null || course.current.isAbout(course.own)) {
            takeOff.run();
            return true;
        }
        course.settled = course.current;
        course.scored = null;
        return false;
    }

    /** A message that can't be deleted now comes again, and its job is over then. */
    private void takeOff(Delivery delivery) {
        try {
            source.done(delivery);
        } catch (QueueUnavailableException e) {
            LOG.warn("The message of a job that is over could not be deleted", e);
        }
    }

    private JobMessage dequeue(Delivery delivery, int workerIndex) {
        JobMessage message = JobMessage.of(delivery, mapper);
        Long latencyMs = delivery.sentAt() == null ? null : Math.max(0, System.currentTimeMillis() - delivery.sentAt());
        metrics.dequeued(latencyMs);
        log.dequeued(message, workerIndex, source.provider(), latencyMs);
        return message;
    }

    private void assess(JobMessage message, ScoringInput input, Course course) throws InterruptedException {
        try (TraceSpan span =
                tracing.start(SpanKind.CONSUMER, JobLog.JOB, message.ids().traceParent())) {
            span.with("requestId", message.ids().requestId())
                    .with("interactions", input.messages().size());
            try {
                assessWithin(message.within(span), input, course);
            } catch (RuntimeException e) {
                span.failed(e.getClass().getSimpleName());
                throw e;
            }
        }
    }

    private void assessWithin(JobMessage job, ScoringInput input, Course course) throws InterruptedException {
        TranscriptLimits.Newest newest = new TranscriptLimits(
                        limits.maxTranscriptMessages(), limits.maxTranscriptBytes())
                .newest(input.messages());
        log.started(job, newest.messages().size(), input.omittedMessages() + newest.omitted());
        JobSummary summary = score(job, input, newest.messages());
        log.scored(job, summary);
        course.scored = new Scored(FinalizeBody.of(job.job(), job.trackedSkillIdHash(), summary), job.ids());
        skills.finalizeAssessment(course.scored.body(), course.scored.ids());
    }

    private JobSummary score(JobMessage job, ScoringInput input, List<TranscriptMessage> messages)
            throws InterruptedException {
        try {
            return scoring.score(
                    input.skills(),
                    new Transcript(messages, input.span()),
                    job.ids(),
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

    private void completed(JobMessage job, Duration time) {
        metrics.succeeded(time);
        log.completed(job, time);
    }

    private boolean pause(Course course, Throwable failure, Pulse pulse) throws InterruptedException {
        Duration pause = policy.pause(++course.pauses);
        log.paused(course.current, failure, pause);
        pulse.within(pause.plus(CALLS_LIMIT));
        Thread.sleep(pause);
        course.paused = course.paused.plus(pause);
        return false;
    }

    private boolean giveBack(Delivery delivery, Course course, Duration delay) {
        metrics.failed(course.time());
        source.retryAfter(delivery, delay);
        metrics.retried();
        log.retried(course.current, delivery.receiveCount(), delay);
        return true;
    }

    private boolean giveUp(Delivery delivery, Course course, String reason) {
        JobMessage job = course.current;
        if (job != null) {
            try {
                skills.dead(new DeadBody(job.job().sessionId(), job.job().groupId(), reason), job.ids());
            } catch (SkillsUnavailableException | SkillsFailedException e) {
                // Nobody would know that it is over: the queue keeps it.
                return giveBack(delivery, course, config.retryMax());
            }
        }
        metrics.failed(course.time());
        log.dead(job, delivery, reason);
        return settled(course, () -> source.dead(delivery, reason));
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
