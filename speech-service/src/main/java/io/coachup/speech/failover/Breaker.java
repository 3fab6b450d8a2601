package io.coachup.speech.failover;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Opens for a while when at least half of the last ten outcomes were failures; then one call is made, and what becomes of
 * it decides. Times are {@link System#nanoTime()}; for one thread at a time.
 */
final class Breaker {

    /** How long nobody is asked. */
    static final Duration OPEN = Duration.ofSeconds(20);

    private static final int WINDOW = 10;

    /** What happened before says nothing about now. */
    private static final Duration MEMORY = Duration.ofMinutes(5);

    private record Outcome(boolean failed, long at) {}

    private final Map<Object, Outcome> last = new LinkedHashMap<>();
    private boolean open;
    private boolean onTrial;
    private long openedAt;

    /** Whether a call may be made; {@link #record} or {@link #undecided} has to follow then. */
    boolean admits(long now) {
        if (!open) {
            return true;
        }
        if (onTrial || !isRested(now)) {
            return false;
        }
        onTrial = true;
        return true;
    }

    /** True once it has been open for long enough. */
    boolean isRested(long now) {
        return open && now - openedAt >= OPEN.toNanos();
    }

    /** A call ended; an outcome of the same {@code key} before is forgotten. */
    void record(Object key, boolean failed, long now) {
        if (open && !onTrial) {
            return;
        }
        if (onTrial) {
            onTrial = false;
            open = failed;
            openedAt = now;
            return;
        }
        last.remove(key);
        last.put(key, new Outcome(failed, now));
        last.values().removeIf(outcome -> last.size() > WINDOW || now - outcome.at() > MEMORY.toNanos());
        if (last.size() == WINDOW && 2 * failures() >= WINDOW) {
            open = true;
            openedAt = now;
            last.clear();
        }
    }

    /** A call ended in a way that says nothing about the provider. */
    void undecided() {
        onTrial = false;
    }

    private long failures() {
        return last.values().stream().filter(Outcome::failed).count();
    }
}
