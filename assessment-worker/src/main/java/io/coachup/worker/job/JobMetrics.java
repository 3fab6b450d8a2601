package io.coachup.worker.job;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.worker.scoring.ScoringListener;
import io.coachup.worker.scoring.ScoringService;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.skill.ScoringException;
import io.coachup.worker.scoring.skill.SkillAssessment;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts and times jobs under the metric names of the specification. Series whose labels are known exist from the start. */
@Singleton
public final class JobMetrics {

    /** The reason label of jobs without scores: whoever was asked for criteria failed. */
    static final String EMPTY_REASON = "provider_error";

    private static final double CENTS_PER_DOLLAR = 100;

    private final Metrics metrics;
    /** The model that is asked labels the series: providers answer with ever new dated names, and labels must stay few. */
    private final String model;

    private final Timer jobSeconds;
    private final Timer enqueueLatency;
    private final Counter retries;
    private final Counter success;
    private final Counter failure;
    private final ExactCounter pyRetries;
    private final ExactCounter waits;
    private final ExactCounter tokensIn;
    private final ExactCounter tokensOut;
    private final ExactCounter costCents;

    public JobMetrics(Metrics metrics, ScoringService scoring) {
        this.metrics = metrics;
        jobSeconds = metrics.timer(Metric.ASSESSMENT_JOB_SECONDS, Rubric.VERSION);
        enqueueLatency = metrics.timer(Metric.ASSESSMENTS_ENQUEUE_LATENCY_SECONDS);
        retries = metrics.counter(Metric.ASSESSMENTS_RETRIES);
        success = metrics.counter(Metric.ASSESSMENTS_JOBS, "success");
        failure = metrics.counter(Metric.ASSESSMENTS_JOBS, "failure");
        String provider = scoring.finder().provider();
        model = scoring.finder().model();
        pyRetries = metrics.exactCounter(Metric.PY_RETRIES_COUNT).known();
        waits = metrics.exactCounter(Metric.PY_BACKOFF_COUNT).known();
        tokensIn = metrics.exactCounter(Metric.PY_PROVIDER_TOKENS_IN).known(provider, model);
        tokensOut = metrics.exactCounter(Metric.PY_PROVIDER_TOKENS_OUT).known(provider, model);
        costCents = metrics.exactCounter(Metric.PY_PROVIDER_COST_CENTS).known(provider, model);
        skillSeconds(provider, model);
        for (ScoringException.Reason reason : ScoringException.Reason.values()) {
            skillErrors(provider, model, reason);
        }
        emptyScores(provider, model, "provider_empty");
        emptyScores(provider, model, EMPTY_REASON);
        tokens("in", provider, model);
        tokens("out", provider, model);
        cost(provider, model);
    }

    void dequeued(Long latencyMs) {
        if (latencyMs != null) {
            enqueueLatency.record(Duration.ofMillis(latencyMs));
        }
    }

    void succeeded(Duration time) {
        jobSeconds.record(time);
        success.increment();
    }

    void failed(Duration time) {
        jobSeconds.record(time);
        failure.increment();
    }

    void retried() {
        retries.increment();
        pyRetries.increment();
    }

    /** A job waits before its next attempt. */
    void waited() {
        waits.increment();
    }

    void skillComplete(SkillAssessment skill) {
        skillSeconds(skill.provider(), model).record(Duration.ofMillis(skill.latencyMs()));
        if (skill.tokensIn() != null) {
            tokens("in", skill.provider(), model).increment(skill.tokensIn());
            tokensIn.add(skill.tokensIn(), skill.provider(), model);
        }
        if (skill.tokensOut() != null) {
            tokens("out", skill.provider(), model).increment(skill.tokensOut());
            tokensOut.add(skill.tokensOut(), skill.provider(), model);
        }
        if (skill.costCents() != null) {
            cost(skill.provider(), model).increment(skill.costCents() / CENTS_PER_DOLLAR);
            costCents.add(skill.costCents(), skill.provider(), model);
        }
    }

    void skillError(ScoringListener.SkillFailure skill) {
        skillErrors(skill.provider(), skill.model(), skill.reason()).increment();
    }

    /** None of a job's skills could be assessed. */
    void emptyScores(String provider, String model) {
        emptyScores(provider, model, EMPTY_REASON).increment();
    }

    private Timer skillSeconds(String provider, String model) {
        return metrics.timer(Metric.ASSESSMENT_SKILL_SECONDS, provider, model, Rubric.VERSION);
    }

    private Counter skillErrors(String provider, String model, ScoringException.Reason reason) {
        return metrics.counter(Metric.ASSESSMENT_SKILL_ERRORS, provider, model, reason.label());
    }

    private Counter emptyScores(String provider, String model, String reason) {
        return metrics.counter(Metric.ASSESSMENTS_EMPTY_SCORES, provider, model, Rubric.VERSION, reason);
    }

    private Counter tokens(String direction, String provider, String model) {
        return metrics.counter(Metric.ASSESSMENT_TOKENS, provider, model, Rubric.VERSION, direction);
    }

    private Counter cost(String provider, String model) {
        return metrics.counter(Metric.ASSESSMENT_COST_USD, provider, model, Rubric.VERSION);
    }
}
