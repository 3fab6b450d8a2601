package io.coachup.gateway.support;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What comes true soon, because somebody else is still at it. */
public final class Eventually {

    private static final long LIMIT_SECONDS = 5;
    private static final long PAUSE_MS = 5;

    private Eventually() {}

    /** True when the condition holds within five seconds. */
    public static boolean eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
        }
        return true;
    }
}
