package io.coachup.speech.provider.local;

import io.coachup.common.time.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Places for work that few can do at a time, of which one person may hold only some: whoever wants more waits behind their
 * own work, not before that of others.
 */
public final class FairPlaces {

    private final Semaphore places;
    private final int perCaller;
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();

    /** A caller's own line, while somebody stands in it. */
    private record Queue(Semaphore places, int standing) {

        Queue standing(int count) {
            return new Queue(places, count);
        }
    }

    /**
     * @param places at least 1
     * @param perCaller how many of them one caller may have, at least 1
     */
    public FairPlaces(int places, int perCaller) {
        this.places = new Semaphore(places, true);
        this.perCaller = perCaller;
    }

    /** A place, until it is closed. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for a place.
     *
     * @throws TimeoutException when none is free in time
     */
    public Turn take(String caller, Duration limit) throws TimeoutException, InterruptedException {
        Deadline deadline = Deadline.after(limit);
        Semaphore own = queues.compute(
                        caller,
                        (_, queue) -> queue == null
                                ? new Queue(new Semaphore(perCaller, true), 1)
                                : queue.standing(queue.standing() + 1))
                .places();
        boolean ownTaken = false;
        boolean taken = false;
        try {
            ownTaken = own.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            taken = ownTaken && places.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            if (!taken) {
                throw new TimeoutException("No place is free");
            }
        } finally {
            if (!taken) {
                leave(caller, ownTaken ? own : null);
            }
        }
        return () -> {
            places.release();
            leave(caller, own);
        };
    }

    private void leave(String caller, Semaphore taken) {
        if (taken != null) {
            taken.release();
        }
        queues.computeIfPresent(
                caller, (_, queue) -> queue.standing() == 1 ? null : queue.standing(queue.standing() - 1));
    }
}
