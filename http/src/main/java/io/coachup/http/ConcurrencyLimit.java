package io.coachup.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many calls run at a time, over all event loops; more wait in their order, up to four for each that runs. */
final class ConcurrencyLimit {

    private static final int WAITING_PER_CALL = 4;

    private final int max;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;

    ConcurrencyLimit(int max) {
        this.max = max;
    }

    /** What became of the wish for a place. */
    enum Grant {
        NOW,
        LATER,
        NEVER
    }

    /** Takes a place; when all are taken, {@code whenFree} runs once there is one for it, on any thread. */
    synchronized Grant take(Runnable whenFree) {
        if (running < max) {
            running++;
            return Grant.NOW;
        }
        if (waiting.size() < (long) WAITING_PER_CALL * max) {
            waiting.addLast(whenFree);
            return Grant.LATER;
        }
        return Grant.NEVER;
    }

    /** Waits no more; false when the place is there already. */
    synchronized boolean leave(Runnable whenFree) {
        return waiting.remove(whenFree);
    }

    /** Gives a place back, or on to the one that has waited longest. */
    void free() {
        Runnable next;
        synchronized (this) {
            next = waiting.pollFirst();
            if (next == null) {
                running--;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
