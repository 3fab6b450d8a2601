package io.coachup.skills.database;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.metrics.RateLimitEvents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many connections one caller may hold: fewer than there are, so that whoever sends slow requests waits for nobody but
 * themselves. It is waited for here, in the order of arrival, before a connection is taken.
 */
@Singleton
final class CallerPlaces {

    private static final int RETRY_AFTER_SECONDS = 2;

    /** The name of this limit where refusals are counted. */
    private static final String LIMIT = "database_places";

    /** Callers that are here now, so never more than there are requests under way. */
    private final ConcurrentMap<String, Queue> queues = new ConcurrentHashMap<>();

    private final int places;
    private final Duration patience;
    private final Runnable refused;

    @Inject
    CallerPlaces(DatabaseConfig config, RateLimitEvents events) {
        this(config.connectionsPerCaller(), config.callerWait(), () -> events.refused(LIMIT));
        events.known(LIMIT);
    }

    /** Places that are waited for so long; {@code refused} hears of everybody who waited in vain. */
    CallerPlaces(int places, Duration patience, Runnable refused) {
        this.places = places;
        this.patience = patience;
        this.refused = refused;
    }

    /** A caller's places and how many requests have or want one. */
    private record Queue(Semaphore places, int guests) {

        Queue withGuests(int more) {
            return new Queue(places, guests + more);
        }
    }

    /**
     * Does the work once the caller has a place.
     *
     * @throws ApiException 429 when there is none for too long
     */
    <T> T within(String caller, Supplier<T> work) {
        Semaphore places = enter(caller);
        try {
            take(places);
            try {
                return work.get();
            } finally {
                places.release();
            }
        } finally {
            leave(caller);
        }
    }

    /** Callers that have or want a place. */
    int callers() {
        return queues.size();
    }

    private Semaphore enter(String caller) {
        return queues.compute(
                        caller,
                        (_, queue) -> queue == null ? new Queue(new Semaphore(places, true), 1) : queue.withGuests(1))
                .places();
    }

    private void leave(String caller) {
        queues.compute(caller, (_, queue) -> queue.guests() == 1 ? null : queue.withGuests(-1));
    }

    private void take(Semaphore free) {
        try {
            if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.UNAVAILABLE, "Shutting down", e);
        }
        refused.run();
        throw ApiException.unavailable(
                ErrorCode.RATE_LIMITED,
                "At most " + places + " of your requests are worked on at once: wait for some to end",
                RETRY_AFTER_SECONDS,
                null);
    }
}
