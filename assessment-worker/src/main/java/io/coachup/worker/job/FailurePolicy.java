package io.coachup.worker.job;

import io.coachup.worker.queue.QueueUnavailableException;
import io.coachup.worker.skillsclient.JobRefusedException;
import io.coachup.worker.skillsclient.JobTooLargeException;
import io.coachup.worker.skillsclient.SkillsUnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** Decides what happens to a job that failed: it waits in place, comes back later, or is given up. */
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

    /**
     * Judges a failure at the {@code receiveCount}th delivery.
     *
     * @param paused how long this delivery has waited for dependencies
     */
    public JobVerdict judge(Throwable failure, int receiveCount, Duration paused) {
        boolean last = receiveCount >= config.maxReceives();
        return switch (failure) {
            case SkillsUnavailableException _, QueueUnavailableException _
            when paused.compareTo(config.pauseLimit()) < 0 -> new JobVerdict.Pause();
            case SkillsUnavailableException _, QueueUnavailableException _ ->
                last ? new JobVerdict.Dead("dependency_failed") : new JobVerdict.Retry(config.retryMax());
            case MalformedJobException _ -> new JobVerdict.Dead("malformed");
            case JobTooLargeException _ -> new JobVerdict.Dead("input_too_large");
            case JobRefusedException refused ->
                new JobVerdict.Dead(refused.status() == UNKNOWN_JOB ? "unknown_job" : "result_refused");
            default -> last ? new JobVerdict.Dead("attempts_exhausted") : new JobVerdict.Retry(delay(receiveCount));
        };
    }

    /** The delay before the next delivery: base × 2^(receives − 1), give or take a fifth, at most the longest delay. */
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
