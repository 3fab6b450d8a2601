package io.coachup.speech.failover;

import io.coachup.common.errors.ApiException;
import io.coachup.common.time.Deadline;
import io.coachup.common.tracing.SpanNames;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.speech.failover.ProviderException.Kind;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Asks one provider, behind its circuit breaker, again while trouble looks transient. */
final class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    /** Longest wait that a provider may ask for while another one could be asked instead. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Duration attemptLimit;
    private final Breakers breakers;
    private final ProviderReport report;

    Attempts(Duration attemptLimit, Breakers breakers, ProviderReport report) {
        this.attemptLimit = attemptLimit;
        this.breakers = breakers;
        this.report = report;
    }

    /**
     * What the provider answers.
     *
     * @param attempt one attempt with its time limit
     * @param isLast whether nobody else can be asked
     * @throws ProviderException the last attempt's
     * @throws ApiException when it could not be made for want of something of ours, such as room on the disk
     */
    <T> Answered<T> of(
            SpeechProvider provider,
            ProviderCall call,
            Function<Duration, Answered<T>> attempt,
            Deadline deadline,
            boolean isLast) {
        for (int number = 1; ; number++) {
            try {
                return breakers.guard(provider.name(), call.asked().caller(), () -> once(call, attempt, deadline));
            } catch (ProviderException e) {
                Duration pause = pause(provider, number, e);
                boolean again = e.kind() == Kind.TRANSIENT
                        && number < provider.attempts()
                        && pause.compareTo(deadline.left()) < 0
                        && (isLast || pause.compareTo(PATIENCE) <= 0);
                if (!again) {
                    throw e;
                }
                report.retrying(call, number + 1, provider.attempts(), pause, e);
                sleep(pause);
            }
        }
    }

    private <T> Answered<T> once(ProviderCall call, Function<Duration, Answered<T>> attempt, Deadline deadline) {
        Duration left = deadline.left().plusMillis(1);
        long started = System.nanoTime();
        TraceSpan span = report.started(call);
        try {
            Answered<T> answered = ProviderTrace.during(
                    span,
                    call.asked().requestId(),
                    () -> attempt.apply(left.compareTo(attemptLimit) < 0 ? left : attemptLimit));
            span.with(SpanNames.GEN_AI_RESPONSE_MODEL, answered.model());
            report.answered(call.by(answered.model()), since(started), answered.costCents());
            return answered;
        } catch (ProviderException e) {
            span.failed(e.kind().word());
            report.failed(call, since(started), e);
            throw e;
        } catch (ApiException e) {
            // The caller's affair or ours, and nothing about the provider.
            span.failed(e.code().word());
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The code of a provider failed", e);
            ProviderException failure = new ProviderException(Kind.PERMANENT, "The code of the provider failed", e);
            span.failed(failure.kind().word());
            report.failed(call, since(started), failure);
            throw failure;
        } finally {
            span.close();
        }
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static Duration pause(SpeechProvider provider, int number, ProviderException failure) {
        if (failure.retryAfter() != null) {
            return failure.retryAfter();
        }
        long longest = provider.retryBase().toMillis() << (number - 1);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest + 1));
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Kind.TIMEOUT, "Interrupted", e);
        }
    }
}
