package io.coachup.speech.failover;

import io.coachup.speech.failover.ProviderException.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A circuit breaker for each provider: one that fails too often is left alone for a while. */
final class Breakers {

    private final Map<String, ProviderBreaker> breakers = new ConcurrentHashMap<>();

    /**
     * Makes a call, unless the provider is left alone. What is the input's fault, or ours, counts neither way.
     *
     * @param caller whom it is for
     * @throws ProviderException the call's, or an {@link Kind#UNAVAILABLE} one
     */
    <T> T guard(String provider, String caller, Supplier<T> call) {
        ProviderBreaker breaker = of(provider);
        if (!breaker.admits(caller, System.nanoTime())) {
            throw new ProviderException(Kind.UNAVAILABLE, "The provider failed too often", Breaker.OPEN, null);
        }
        boolean recorded = false;
        try {
            T value = call.get();
            breaker.record(caller, false, System.nanoTime());
            recorded = true;
            return value;
        } catch (ProviderException e) {
            if (e.kind().isOfProvider()) {
                breaker.record(caller, true, System.nanoTime());
                recorded = true;
            }
            throw e;
        } finally {
            if (!recorded) {
                breaker.undecided(caller);
            }
        }
    }

    /** Counts a failure of a call that had succeeded so far. */
    void count(String provider, String caller, ProviderException failure) {
        if (failure.kind().isOfProvider()) {
            of(provider).record(caller, true, System.nanoTime());
        }
    }

    private ProviderBreaker of(String provider) {
        return breakers.computeIfAbsent(provider, _ -> new ProviderBreaker());
    }
}
