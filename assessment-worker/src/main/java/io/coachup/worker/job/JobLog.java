package io.coachup.worker.job;

import io.coachup.common.hashing.LogHash;
import io.coachup.common.hashing.Sha256;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.logging.LoggedJob;
import io.coachup.worker.queue.Delivery;
import io.coachup.worker.scoring.JobSummary;
import io.coachup.worker.scoring.ScoringListener;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.skill.CategoryScores;
import io.coachup.worker.scoring.skill.PracticedSkill;
import io.coachup.worker.scoring.skill.SkillAssessment;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The worker's events, with the specification's fields. */
@Singleton
public final class JobLog {

    /** Names the work on a job. */
    private static final String JOB = "assessment.multi_turn";

    private final EventLog log;
    private final LogHash hash;

    public JobLog(EventLog log, LogHash hash) {
        this.log = log;
        this.hash = hash;
    }

    void dequeued(JobMessage job, int workerIndex, String provider, Integer queueDepth, Long latencyMs) {
        log.info(event("assessments_dequeue", job)
                .with("workerIndex", workerIndex)
                .with("provider", provider)
                .withKnown("queueDepth", queueDepth)
                .with("enqueueLatencyMs", latencyMs));
    }

    void started(JobMessage job, int messages, int omittedMessages) {
        log.info(event("assessments_job_start", job)
                .with("rubricVersion", Rubric.VERSION)
                .with("messages", messages)
                .with("omittedMessages", omittedMessages));
    }

    void scored(JobMessage job, JobSummary summary) {
        Map<String, Object> span = new LinkedHashMap<>();
        span.put("start_index", summary.meta().slice().startIndex());
        span.put("end_index", summary.meta().slice().endIndex());
        log.info(event("assessments_scores", job)
                .with("rubricVersion", Rubric.VERSION)
                .with("scores", CategoryScores.byLabel(summary.scores()))
                .with("span", span));
    }

    void emptyScores(JobMessage job, String provider, String model) {
        log.warn(event("assessments_empty_scores", job)
                .with("provider", provider)
                .with("model", model)
                .with("rubricVersion", Rubric.VERSION)
                .with("reason", JobMetrics.EMPTY_REASON));
    }

    void completed(JobMessage job, Duration time) {
        log.info(event("assessments_job_complete", job)
                .with("rubricVersion", Rubric.VERSION)
                .with("total_ms", time.toMillis()));
    }

    /** A job was worked on, from its messages to its finalized result; {@code failure} is null when all went well. */
    void workedOn(JobMessage job, int interactions, Duration time, Throwable failure) {
        LogEvent line = LogEvent.of(LogService.PY)
                .with("requestId", job.ids().requestId())
                .with("job", JOB)
                .with("sessionIdHash", hash.session(job.job().sessionId()))
                .with("groupId", hash.group(job.job().groupId()))
                .with("trackedSkillIdHash", hash.trackedSkill(job.trackedSkillIdHash()))
                .with("rubricVersion", Rubric.VERSION)
                .with("interactions", interactions)
                .with("latencyMs", time.toMillis())
                .with("status", failure == null ? "ok" : "error");
        if (failure == null) {
            log.info(line);
        } else {
            log.warn(line.error(failure.getClass().getSimpleName(), "The job was not finished"));
        }
    }

    void skillComplete(JobMessage job, SkillAssessment skill) {
        log.info(skill("assessment_skill_complete", job, skill.skill()).with("latency_ms", skill.latencyMs()));
        if (skill.tokensIn() != null) {
            log.info(LogEvent.of(LogService.PY)
                    .with("requestId", job.ids().requestId())
                    .with("span", "provider.assess")
                    .with("provider", skill.provider())
                    .with("modelId", skill.model())
                    .with("latencyMs", skill.latencyMs())
                    .with("tokensIn", skill.tokensIn())
                    .with("tokensOut", skill.tokensOut())
                    .with("costCents", skill.costCents())
                    .with("quotesRejected", skill.quotesRejected())
                    .with("status", "ok"));
        }
    }

    void skillError(JobMessage job, PracticedSkill skill, ScoringListener.SkillFailure failure) {
        log.warn(skill("assessment_skill_error", job, skill).with("error", failure.error()));
    }

    void retried(JobMessage job, int attempt, Duration delay) {
        log.warn(event("assessments_retry", job).with("attempt", attempt).with("backoff_ms", delay.toMillis()));
    }

    void paused(JobMessage job, Throwable failure, Duration pause) {
        LogEvent event =
                job == null ? LogEvent.named(LogService.PY, "assessments_pause") : event("assessments_pause", job);
        log.warn(event.error(failure.getClass().getSimpleName(), failure.getMessage())
                .with("pause_ms", pause.toMillis()));
    }

    void dead(JobMessage job, Delivery delivery, String reason) {
        LogEvent event =
                job == null ? LogEvent.named(LogService.PY, "assessments_dead") : event("assessments_dead", job);
        log.error(event.with("attempt", delivery.receiveCount()).with("reason", reason));
    }

    void deletionFailed(JobMessage job, Throwable failure) {
        log.warn(
                event("assessments_delete_error", job).error(failure.getClass().getSimpleName(), failure.getMessage()));
    }

    private LogEvent skill(String name, JobMessage job, PracticedSkill skill) {
        return event(name, job).with("skillId", skill.id()).with("skillHash", Sha256.hex(skill.id()));
    }

    private LogEvent event(String name, JobMessage job) {
        return new LoggedJob(
                        job.ids().requestId(),
                        job.trackedSkillIdHash(),
                        job.job().sessionId(),
                        job.job().groupId())
                .event(name, hash);
    }
}
