package io.coachup.worker.upstream;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Times the calls of whom the worker asks, by a name of ours. */
@Singleton
public final class UpstreamMetrics {

    private final Metrics metrics;
    private final ExactCounter errors;

    public UpstreamMetrics(Metrics metrics) {
        this.metrics = metrics;
        this.errors = metrics.exactCounter(Metric.PY_UPSTREAM_ERRORS);
    }

    /** Makes the series of somebody exist. */
    public UpstreamMetrics known(String upstream) {
        metrics.histogram(Metric.PY_UPSTREAM_LATENCY_MS, upstream);
        errors.known(upstream);
        return this;
    }

    /**
     * Makes a call, whose time counts however it ends.
     *
     * @param isError tells exceptions that are the other side's failure from its answers
     */
    public <T> T timed(String upstream, Supplier<T> call, Predicate<RuntimeException> isError) {
        long started = System.nanoTime();
        try {
            return call.get();
        } catch (RuntimeException e) {
            if (isError.test(e)) {
                errors.increment(upstream);
            }
            throw e;
        } finally {
            metrics.histogram(Metric.PY_UPSTREAM_LATENCY_MS, upstream)
                    .record(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        }
    }
}
