package io.coachup.speech.remote;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** When everything that a fetch waits for must be over. */
record Deadline(long nanoTime) {

    static Deadline after(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /**
     * What is left, in ms, at least 1.
     *
     * @throws TimeoutException when nothing is
     */
    long millisLeft() throws TimeoutException {
        long left = (nanoTime - System.nanoTime()) / 1_000_000;
        if (left < 1) {
            throw new TimeoutException();
        }
        return left;
    }
}
