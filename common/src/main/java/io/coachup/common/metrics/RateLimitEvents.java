package io.coachup.common.metrics;

import jakarta.inject.Singleton;

/** Counts requests that were refused because their caller had used up an allowance: a rate, places, or a budget. */
@Singleton
public final class RateLimitEvents {

    private final ExactCounter events;

    public RateLimitEvents(Metrics metrics) {
        events = metrics.exactCounter(Metric.CONVEX_RATE_LIMIT_EVENTS);
    }

    /** Makes the series of a limit exist; its name is a word of ours, such as {@code database_places}. */
    public RateLimitEvents known(String limit) {
        events.known(limit);
        return this;
    }

    /** A request was refused. */
    public void refused(String limit) {
        events.increment(limit);
    }
}
