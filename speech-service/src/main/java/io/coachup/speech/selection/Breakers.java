package io.coachup.speech.selection;

import io.coachup.speech.selection.ProviderException.Kind;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** A circuit breaker for each provider: one that fails too often is left alone for a while. */
final class Breakers {

    private static final int WINDOW = 10;
    private static final double RATIO = 0.5;
    private static final Duration OPEN = Duration.ofSeconds(20);

    private final Map<String, Guard> breakers = new ConcurrentHashMap<>();

    /**
     * Makes a call, unless the provider is left alone.
     *
     * @throws ProviderException the call's, or an {@link Kind#UNAVAILABLE} one
     */
    <T> T guard(String provider, Supplier<T> call) {
        try {
            Object value = of(provider).get(call::get, Object.class);
            @SuppressWarnings("unchecked")
            T typed = (T) value;
            return typed;
        } catch (CircuitBreakerOpenException e) {
            throw new ProviderException(Kind.UNAVAILABLE, "The provider failed too often", OPEN, e);
        }
    }

    /** Counts a failure of a call that had succeeded so far. */
    void count(String provider, ProviderException failure) {
        try {
            guard(provider, () -> {
                throw failure;
            });
        } catch (ProviderException _) {
            // Counted, or the provider is left alone already.
        }
    }

    private Guard of(String provider) {
        return breakers.computeIfAbsent(provider, _ -> Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(WINDOW)
                .failureRatio(RATIO)
                .delay(OPEN.toSeconds(), ChronoUnit.SECONDS)
                .when(failure -> !(failure instanceof ProviderException known)
                        || !known.kind().isOfInput())
                .done()
                .build());
    }
}
