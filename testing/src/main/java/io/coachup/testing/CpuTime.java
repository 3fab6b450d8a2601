package io.coachup.testing;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What a piece of work costs its thread: on a busy machine the clock on the wall says nothing. */
public final class CpuTime {

    private static final int TRIES = 10;

    private CpuTime() {}

    /** CPU time of the work at its best of a few tries, which end with the first one below the limit: some compile it. */
    public static Duration leastOf(Runnable work, Duration limit) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && best >= limit.toNanos(); i++) {
            long start = now();
            work.run();
            best = Math.min(best, now() - start);
        }
        return Duration.ofNanos(best);
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
