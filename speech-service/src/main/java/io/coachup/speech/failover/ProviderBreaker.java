package io.coachup.speech.failover;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides whom a provider is asked for. What one caller's calls come to decides about that caller alone; for everybody
 * it is left alone when it failed half of the last ten different callers. So nobody's texts or recordings, whatever they
 * do to a provider, take it from others.
 */
final class ProviderBreaker {

    /** More than ask at a time; those who asked longest ago are forgotten. */
    private static final int CALLERS = 1000;

    private final Map<String, Breaker> callers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Breaker> eldest) {
            return size() > CALLERS;
        }
    };
    private Breaker everybody = new Breaker();
    private long calls;

    /** Whether a call may be made for this caller; {@link #record} or {@link #undecided} has to follow then. */
    synchronized boolean admits(String caller, long now) {
        if (everybody.isRested(now)) {
            // Not one call decides for all: it may be of somebody whose calls always fail.
            everybody = new Breaker();
        }
        return everybody.admits(now) && own(caller).admits(now);
    }

    synchronized void record(String caller, boolean failed, long now) {
        calls++;
        everybody.record(caller, failed, now);
        own(caller).record(calls, failed, now);
    }

    synchronized void undecided(String caller) {
        own(caller).undecided();
    }

    private Breaker own(String caller) {
        return callers.computeIfAbsent(caller, _ -> new Breaker());
    }
}
