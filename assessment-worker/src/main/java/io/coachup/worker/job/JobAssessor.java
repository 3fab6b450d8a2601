package io.coachup.worker.job;

import io.coachup.common.tracing.SpanNames;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.common.tracing.Tracing;
import io.coachup.skillsapi.assessments.DeadJob;
import io.coachup.worker.queue.JobSource;
import io.coachup.worker.scoring.JobSummary;
import io.coachup.worker.scoring.ScoringConfig;
import io.coachup.worker.scoring.ScoringService;
import io.coachup.worker.scoring.TimeLimits;
import io.coachup.worker.scoring.skill.MeasuredFinder;
import io.coachup.worker.scoring.skill.ScoringException;
import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.TranscriptLimits;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import io.coachup.worker.skillsclient.JobInput;
import io.coachup.worker.skillsclient.ResultBody;
import io.coachup.worker.skillsclient.SkillsClient;
import io.coachup.worker.skillsclient.SkillsFailedException;
import io.coachup.worker.skillsclient.SkillsUnavailableException;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Loads a job from skills-service, scores it, and has skills-service finalize the result. A person whose budget is used up is
 * scored without a model.
 */
@Singleton
public final class JobAssessor {

    private static final String PROCESS = "process";

    private final JobSource source;
    private final SkillsClient skills;
    private final ScoringService scoring;
    private final ScoringService keyless = new ScoringService(new MeasuredFinder());
    private final ScoringConfig limits;
    private final Tracing tracing;
    private final JobTelemetry telemetry;

    public JobAssessor(
            JobSource source,
            SkillsClient skills,
            ScoringService scoring,
            ScoringConfig limits,
            Tracing tracing,
            JobTelemetry telemetry) {
        this.source = source;
        this.skills = skills;
        this.scoring = scoring;
        this.limits = limits;
        this.tracing = tracing;
        this.telemetry = telemetry;
    }

    /** How long scoring takes at most. */
    Duration scoringLimit() {
        return limits.groupTimeout();
    }

    /**
     * Assesses the oldest open job of the delivery's session, or only finalizes it when it was scored before. False when the
     * delivery's own job is over already.
     *
     * @throws InterruptedException when the worker stops
     * @throws IllegalStateException when the job is dead and it was asked for again: whoever asks again gives nobody a new life,
     *     so a redriven message has to come once more
     */
    boolean assessNext(DeliveryProgress progress) throws InterruptedException {
        if (progress.scored() != null) {
            finalizeScored(progress);
            return true;
        }
        boolean again = progress.ask();
        JobInput input = skills.load(progress.own().job(), again, progress.own().ids());
        progress.hear();
        if (again && input.isDead()) {
            throw new IllegalStateException("The job is dead, and whether its message was heard is not known");
        }
        if (!input.isOpen()) {
            return false;
        }
        progress.workOn(progress.own().about(input));
        assess(input, progress);
        return true;
    }

    /**
     * Has skills-service mark a job as dead.
     *
     * @throws SkillsFailedException when skills-service fails at it
     * @throws SkillsUnavailableException when skills-service can't answer now
     */
    void giveUp(JobMessage job, String reason) {
        skills.dead(new DeadJob(job.job().sessionId(), job.job().groupId(), reason), job.ids());
    }

    private void assess(JobInput input, DeliveryProgress progress) throws InterruptedException {
        JobMessage job = progress.current();
        int interactions = input.messages().size();
        try (TraceSpan span = started(job, progress.own(), interactions)) {
            try {
                scoreAndFinalize(job.within(span), input, progress);
                telemetry.workedOn(job, interactions, progress.roundTime(), null);
            } catch (RuntimeException e) {
                span.failed(e.getClass().getSimpleName());
                telemetry.workedOn(job, interactions, progress.roundTime(), e);
                throw e;
            }
        }
    }

    /** Part of the trace of the message that ended the group, and linked to the delivery that brought it about. */
    private TraceSpan started(JobMessage job, JobMessage delivered, int interactions) {
        String destination = source.destination();
        return tracing.startLinked(
                        SpanKind.CONSUMER,
                        SpanNames.messaging(PROCESS, destination),
                        job.ids().traceParent(),
                        delivered.ids().traceParent())
                .with(SpanNames.MESSAGING_SYSTEM, source.provider().equals("sqs") ? SpanNames.SQS : source.provider())
                .with(SpanNames.MESSAGING_DESTINATION_NAME, destination)
                .with(SpanNames.MESSAGING_OPERATION_NAME, PROCESS)
                .with(SpanNames.MESSAGING_OPERATION_TYPE, PROCESS)
                .with(SpanNames.REQUEST_ID, job.ids().requestId())
                .with(SpanNames.INTERACTIONS, interactions);
    }

    private void scoreAndFinalize(JobMessage job, JobInput input, DeliveryProgress progress)
            throws InterruptedException {
        TranscriptLimits.Newest newest = new TranscriptLimits(
                        limits.maxTranscriptMessages(), limits.maxTranscriptBytes())
                .newest(input.messages());
        telemetry.started(job, newest.messages().size(), input.omittedMessages() + newest.omitted());
        JobSummary summary = score(job, input, newest.messages());
        telemetry.scored(job, summary);
        progress.keep(
                new DeliveryProgress.Scored(ResultBody.of(job.job(), job.trackedSkillIdHash(), summary), job.ids()));
        finalizeScored(progress);
    }

    private JobSummary score(JobMessage job, JobInput input, List<TranscriptMessage> messages)
            throws InterruptedException {
        ScoringService suited = input.isKeyless() ? keyless : scoring;
        try {
            return suited.score(
                    input.skills(),
                    new JobTranscript(messages, input.span()),
                    job.ids(),
                    new TimeLimits(limits.perSkillTimeout(), limits.groupTimeout()),
                    telemetry.listener(job));
        } catch (ScoringException e) {
            telemetry.emptyScores(job, suited.finder());
            throw e;
        }
    }

    private void finalizeScored(DeliveryProgress progress) {
        skills.finalizeAssessment(progress.scored().body(), progress.scored().ids());
    }
}
