package io.coachup.gateway.support;

import java.util.concurrent.Callable;

/** How long something takes, where a busy machine may hold up any single try. */
public final class Fastest {

    private static final int TRIES = 3;

    private Fastest() {}

    /** The least of three times in ms, each of which {@code timed} has measured. */
    public static long ofThree(Callable<Long> timed) throws Exception {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            fastest = Math.min(fastest, timed.call());
        }
        return fastest;
    }
}
