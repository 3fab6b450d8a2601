package io.coachup.speech.selection;

import java.time.Duration;

/** A moment until which several steps have to be done. */
public record Deadline(long nanos) {

    /** So long from now. */
    public static Deadline after(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** What is left, not negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    public boolean isOver() {
        return left().isZero();
    }
}
