package io.coachup.worker.job;

import java.time.Duration;

/** How long one loop may be busy with what it does now. Written by the loop, read by the health check. */
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

    /** The next thing begins and must be over in this time. */
    void within(Duration limit) {
        due = System.nanoTime() + limit.toNanos();
    }

    /** True when the loop should be done with what it does. */
    boolean isLate() {
        return System.nanoTime() - due > 0;
    }
}
