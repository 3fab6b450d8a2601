package io.coachup.worker.job;

import io.coachup.worker.queue.QueueUnavailableException;
import io.coachup.worker.skillsclient.AnswerTooLargeException;
import io.coachup.worker.skillsclient.JobRefusedException;
import io.coachup.worker.skillsclient.SkillsUnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** What a failure means for a job. */
@Singleton
public final class FailurePolicy {

    private static final double JITTER = 0.2;
    private static final int UNKNOWN_JOB = 404;
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private final JobConfig config;
    private final DoubleSupplier random;

    @Inject
    public FailurePolicy(JobConfig config) {
        this(config, () -> ThreadLocalRandom.current().nextDouble());
    }

    FailurePolicy(JobConfig config, DoubleSupplier random) {
        this.config = config;
        this.random = random;
    }

    /** What to do. */
    public sealed interface Verdict {

        /** Hand the job out again after a delay. */
        record Retry(Duration delay) implements Verdict {}

        /** Give the job up; {@code reason} is a machine word. */
        record Dead(String reason) implements Verdict {}

        /** A dependency is down: keep the job and try it again in place after {@link FailurePolicy#pause}. */
        record Pause() implements Verdict {}
    }

    /**
     * The verdict on a failure at the {@code receiveCount}th delivery.
     *
     * @param paused how long this delivery has waited for dependencies
     */
    public Verdict judge(Throwable failure, int receiveCount, Duration paused) {
        boolean last = receiveCount >= config.maxReceives();
        return switch (failure) {
            case SkillsUnavailableException _, QueueUnavailableException _
            when paused.compareTo(config.pauseLimit()) < 0 -> new Verdict.Pause();
            case SkillsUnavailableException _, QueueUnavailableException _ ->
                last ? new Verdict.Dead("dependency_failed") : new Verdict.Retry(config.retryMax());
            case MalformedJobException _ -> new Verdict.Dead("malformed");
            case AnswerTooLargeException _ -> new Verdict.Dead("input_too_large");
            case JobRefusedException refused ->
                new Verdict.Dead(refused.status() == UNKNOWN_JOB ? "unknown_job" : "result_refused");
            default -> last ? new Verdict.Dead("attempts_exhausted") : new Verdict.Retry(delay(receiveCount));
        };
    }

    /** Base × 2^(receives − 1), capped, give or take a fifth. */
    Duration delay(int receiveCount) {
        double base = config.retryBase().toMillis() * Math.pow(2, Math.max(0, receiveCount - 1));
        return Duration.ofMillis(
                (long) Math.min(config.retryMax().toMillis(), base * (1 - JITTER + 2 * JITTER * random.getAsDouble())));
    }

    /** How long to wait for a dependency that failed {@code times} times in a row: 1 s to 30 s, jittered. */
    public Duration pause(int times) {
        double millis = Math.min(PAUSE_MAX.toMillis(), 1000 * Math.pow(2, Math.clamp(times - 1, 0, 10)));
        return Duration.ofMillis((long) (millis * (1 - JITTER * random.getAsDouble())));
    }
}
