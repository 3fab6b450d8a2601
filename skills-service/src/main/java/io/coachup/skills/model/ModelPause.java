package io.coachup.skills.model;

import java.util.function.LongSupplier;

/**
 * When a model is left alone: after three failures in a row for a second, then, while single tries fail, for twice as long
 * each time, up to a minute. It goes on while a try is under way. A sign of life ends it.
 */
final class ModelPause {

    private static final int PATIENCE = 3;
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 60 * FIRST_NANOS;

    private final LongSupplier nanos;
    private int failures;
    private long length = FIRST_NANOS;
    private long began;
    private boolean trying;

    ModelPause(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean isOn() {
        return failures >= PATIENCE && (trying || nanos.getAsLong() - began < length);
    }

    /**
     * True when a call may be made, which is to be told to {@link #ended}. The first after a pause is a try: until it ends the
     * pause goes on for the others.
     */
    synchronized boolean tryCall() {
        if (isOn()) {
            return false;
        }
        trying = failures >= PATIENCE;
        return true;
    }

    /** A call is over; {@code alive} when the model answered, even if it refused what it was asked. */
    synchronized void ended(boolean alive) {
        if (alive) {
            failures = 0;
            length = FIRST_NANOS;
            trying = false;
            return;
        }
        failures++;
        if (trying) {
            trying = false;
            began = nanos.getAsLong();
            length = Math.min(2 * length, LONGEST_NANOS);
        } else if (failures == PATIENCE) {
            began = nanos.getAsLong();
        }
    }
}
