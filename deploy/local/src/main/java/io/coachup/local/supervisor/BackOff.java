package io.coachup.local.supervisor;

import java.time.Duration;

/** How long to wait before a restart: short at first, doubled each time until the process was ready again. */
public final class BackOff {

    private final Duration shortest;
    private final Duration longest;
    private Duration current;

    /** Between these two. */
    public BackOff(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
        this.current = shortest;
    }

    /** The time to wait now; {@code wasReady} tells whether the process that ended had been of use. */
    public Duration next(boolean wasReady) {
        if (wasReady) {
            current = shortest;
        }
        Duration wait = current;
        Duration doubled = current.multipliedBy(2);
        current = doubled.compareTo(longest) > 0 ? longest : doubled;
        return wait;
    }
}
