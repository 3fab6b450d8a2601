package io.coachup.worker.job;

import io.coachup.common.metrics.MetricNames;
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
import java.util.stream.Stream;

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

    public JobMetrics(Metrics metrics, ScoringService scoring) {
        this.metrics = metrics;
        jobSeconds = metrics.seconds(MetricNames.ASSESSMENT_JOB_SECONDS);
        enqueueLatency = metrics.seconds(MetricNames.ASSESSMENTS_ENQUEUE_LATENCY_SECONDS);
        retries = metrics.counter(MetricNames.ASSESSMENTS_RETRIES);
        success = metrics.counter(MetricNames.ASSESSMENTS_JOBS, "status", "success");
        failure = metrics.counter(MetricNames.ASSESSMENTS_JOBS, "status", "failure");
        String provider = scoring.finder().provider();
        model = scoring.finder().model();
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
    }

    void skillComplete(SkillAssessment skill) {
        skillSeconds(skill.provider(), model).record(Duration.ofMillis(skill.latencyMs()));
        if (skill.tokensIn() != null) {
            tokens("in", skill.provider(), model).increment(skill.tokensIn());
        }
        if (skill.tokensOut() != null) {
            tokens("out", skill.provider(), model).increment(skill.tokensOut());
        }
        if (skill.costCents() != null) {
            cost(skill.provider(), model).increment(skill.costCents() / CENTS_PER_DOLLAR);
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
        return metrics.seconds(MetricNames.ASSESSMENT_SKILL_SECONDS, rated(provider, model));
    }

    private Counter skillErrors(String provider, String model, ScoringException.Reason reason) {
        return metrics.counter(MetricNames.ASSESSMENT_SKILL_ERRORS, asked(provider, model, "reason", reason.label()));
    }

    private Counter emptyScores(String provider, String model, String reason) {
        return metrics.counter(MetricNames.ASSESSMENTS_EMPTY_SCORES, rated(provider, model, "reason", reason));
    }

    private Counter tokens(String direction, String provider, String model) {
        return metrics.counter(MetricNames.ASSESSMENT_TOKENS, rated(provider, model, "direction", direction));
    }

    private Counter cost(String provider, String model) {
        return metrics.counter(MetricNames.ASSESSMENT_COST_USD, rated(provider, model));
    }

    /** The labels of series that depend on the rubrics, as names and values in turn. */
    private static String[] rated(String provider, String model, String... more) {
        return with(asked(provider, model, "rubric_version", Rubric.VERSION), more);
    }

    /** The labels of all series about a finder. */
    private static String[] asked(String provider, String model, String... more) {
        return with(new String[] {"provider", provider, "model", model}, more);
    }

    private static String[] with(String[] labels, String... more) {
        return Stream.of(labels, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
