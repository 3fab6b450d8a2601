package io.coachup.worker.job;

import java.time.Duration;

/** Tells the liveness check whether one loop is busy for longer than it may. The loop writes it, the check reads it. */
final class Pulse {

    private final int index;
    private volatile long due;

    Pulse(int index) {
        this.index = index;
        within(Duration.ZERO);
    }

    /** Number of the loop, from 0. */
    int index() {
        return index;
    }

    /** The loop begins something that must be over in this time. */
    void within(Duration limit) {
        due = System.nanoTime() + limit.toNanos();
    }

    /** True when the loop should have ended what it does. */
    boolean isLate() {
        return System.nanoTime() - due > 0;
    }
}
