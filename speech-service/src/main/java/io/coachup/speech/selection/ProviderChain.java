package io.coachup.speech.selection;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.deadline.Deadline;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Asks one provider after the other until one answers: attempts with jitter while trouble looks transient, a circuit
 * breaker for each, the next provider when one fails, and one deadline over all of it.
 */
public final class ProviderChain<P extends SpeechProvider> {

    private static final int BREAKER_WINDOW = 10;
    private static final double BREAKER_RATIO = 0.5;
    private static final int BREAKER_OPEN_SECONDS = 20;

    private final Selection<P> selection;
    private final SpeechConfig config;
    private final ProviderMetrics metrics;
    private final CurrentRequest current;
    private final String job;
    private final String route;
    private final Map<String, Guard> breakers = new ConcurrentHashMap<>();

    /** For {@code job}, STT or TTS in messages, of this route. */
    public ProviderChain(
            Selection<P> selection,
            SpeechConfig config,
            ProviderMetrics metrics,
            CurrentRequest current,
            String job,
            String route) {
        this.selection = selection;
        this.config = config;
        this.metrics = metrics;
        this.current = current;
        this.job = job;
        this.route = route;
        selection.selectable().forEach(provider -> metrics.known(route, provider.name()));
    }

    /**
     * What the first provider answers that can.
     *
     * @param attempt one attempt with its time limit; throws {@link ProviderException}
     * @throws ApiException 501, 400, 502, 503 or 504, see {@code Transcriber}
     */
    public <T> Answered<T> call(String requested, BiFunction<P, Duration, T> attempt) {
        return call(requested, Deadline.after(config.totalTimeout()), attempt);
    }

    /** Like the other, until a deadline that the caller waited for other things with already. */
    public <T> Answered<T> call(String requested, Deadline until, BiFunction<P, Duration, T> attempt) {
        List<P> usable = usable(selection.of(requested));
        long deadline = until.nanoTime();
        List<String> failed = new ArrayList<>();
        RuntimeException last = null;
        for (P provider : usable) {
            try {
                T value = attempts(provider, attempt, deadline);
                if (!failed.isEmpty()) {
                    metrics.fallback(route, provider.name());
                    current.logField("fallbackFrom", List.copyOf(failed));
                }
                return new Answered<>(provider.name(), value, List.copyOf(failed));
            } catch (ProviderException e) {
                if (e.kind() == ProviderException.Kind.BAD_INPUT) {
                    current.logField("provider", provider.name());
                    throw new ApiException(ErrorCode.VALIDATION_ERROR, "The provider can't use this input", e);
                }
                last = e;
            } catch (CircuitBreakerOpenException e) {
                last = last == null ? e : last;
            }
            failed.add(provider.name());
        }
        current.logField("provider", failed.getLast());
        throw failure(last);
    }

    /**
     * Finds out before anything is done whether there is somebody to call.
     *
     * @throws ApiException 501 when nobody is configured, 400 for an unknown name
     */
    public void requireUsable(String requested) {
        usable(selection.of(requested));
    }

    private List<P> usable(List<P> chosen) {
        List<P> usable =
                chosen.stream().filter(provider -> provider.missing() == null).toList();
        if (usable.isEmpty()) {
            P first = chosen.getFirst();
            current.logField("provider", first.name())
                    .logError(ErrorCode.PROVIDER_UNCONFIGURED.word(), first.missing());
            throw new ApiException(ErrorCode.PROVIDER_UNCONFIGURED, job + " provider not configured");
        }
        return usable;
    }

    private <T> T attempts(P provider, BiFunction<P, Duration, T> attempt, long deadline) {
        for (int number = 1; ; number++) {
            try {
                return attempt(provider, attempt, deadline);
            } catch (ProviderException e) {
                Duration pause = pause(provider, number, e);
                boolean again = e.kind() == ProviderException.Kind.TRANSIENT
                        && number < provider.attempts()
                        && System.nanoTime() + pause.toNanos() < deadline;
                if (!again) {
                    throw e;
                }
                sleep(pause);
            }
        }
    }

    private <T> T attempt(P provider, BiFunction<P, Duration, T> attempt, long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw new ProviderException(ProviderException.Kind.TIMEOUT, "No time is left", null);
        }
        Duration limit = left.compareTo(config.attemptTimeout()) < 0 ? left : config.attemptTimeout();
        Guard breaker = breakers.computeIfAbsent(provider.name(), _ -> breaker());
        long started = System.nanoTime();
        try {
            Object value = breaker.get(() -> attempt.apply(provider, limit), Object.class);
            @SuppressWarnings("unchecked")
            T typed = (T) value;
            return typed;
        } catch (ProviderException e) {
            metrics.failed(route, provider.name());
            throw e;
        } finally {
            metrics.took(route, provider.name(), Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private static Guard breaker() {
        return Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(BREAKER_WINDOW)
                .failureRatio(BREAKER_RATIO)
                .delay(BREAKER_OPEN_SECONDS, ChronoUnit.SECONDS)
                .when(failure -> !(failure instanceof ProviderException known)
                        || known.kind() != ProviderException.Kind.BAD_INPUT)
                .done()
                .build();
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
            throw new ProviderException(ProviderException.Kind.TIMEOUT, "Interrupted", e);
        }
    }

    private ApiException failure(RuntimeException last) {
        if (last instanceof CircuitBreakerOpenException) {
            return ApiException.unavailable(
                    ErrorCode.UNAVAILABLE, job + " is not available", BREAKER_OPEN_SECONDS, last);
        }
        return last instanceof ProviderException known && known.kind() == ProviderException.Kind.TIMEOUT
                ? new ApiException(ErrorCode.UPSTREAM_TIMEOUT, job + " took too long", last)
                : new ApiException(ErrorCode.UPSTREAM_ERROR, job + " failed", last);
    }
}
