package io.coachup.common.time;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** When everything that a request waits for must be over, as {@link System#nanoTime()}. */
public record Deadline(long nanoTime) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** A deadline that is so far away. */
    public static Deadline after(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** True once nothing is left. */
    public boolean isOver() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** This one, or {@code limit} from now if that is earlier. */
    public Deadline within(Duration limit) {
        Deadline other = after(limit);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }

    /** What is left, at least 1 ms: whoever waits as long as this gives up at once when nothing is. */
    public Duration left() {
        Duration left = Duration.ofNanos(nanoTime - System.nanoTime());
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }

    /**
     * What is left, in ms, at least 1.
     *
     * @throws TimeoutException when nothing is
     */
    public long millisLeft() throws TimeoutException {
        long left = (nanoTime - System.nanoTime()) / 1_000_000;
        if (left < 1) {
            throw new TimeoutException();
        }
        return left;
    }
}
