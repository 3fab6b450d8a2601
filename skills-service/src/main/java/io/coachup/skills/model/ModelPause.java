package io.coachup.skills.model;

import java.util.function.LongSupplier;

/**
 * When a model is left alone: after three failures in a row for a second, then, while single tries fail, for twice as long
 * each time, up to a minute. An answer ends it.
 */
final class ModelPause {

    private static final int PATIENCE = 3;
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 60 * FIRST_NANOS;

    private final LongSupplier nanos;
    private int failures;
    private long length = FIRST_NANOS;
    private long began;

    ModelPause(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean isOn() {
        return failures >= PATIENCE && nanos.getAsLong() - began < length;
    }

    /** True when a call may be made. The first after a pause is a try: until it ends the pause goes on for the others. */
    synchronized boolean tryCall() {
        if (isOn()) {
            return false;
        }
        if (failures >= PATIENCE) {
            began = nanos.getAsLong();
            length = Math.min(2 * length, LONGEST_NANOS);
        }
        return true;
    }

    synchronized void ended(boolean answered) {
        if (answered) {
            failures = 0;
            length = FIRST_NANOS;
        } else if (++failures == PATIENCE) {
            began = nanos.getAsLong();
        }
    }
}
