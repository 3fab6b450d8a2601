package io.coachup.speech.audio;

import java.time.Duration;

/** Where the sounds of a track lie in time. What it adds up to is never less than what a decoder would play. */
final class Timeline {

    private long start = Long.MAX_VALUE;
    private long end;
    private long played;

    /** A sound that begins at {@code at} and lasts {@code length}, both in ticks. */
    void add(long at, long length) {
        start = Math.min(start, at);
        end = Math.max(end, Math.addExact(at, length));
        played = Math.addExact(played, length);
    }

    /** Where the last sound ends, in ticks. */
    long end() {
        return end;
    }

    /** Ticks from the first sound's begin to the last one's end, or of all sounds if they claim to overlap. */
    long ticks() {
        return start == Long.MAX_VALUE ? 0 : Math.max(played, Math.subtractExact(end, start));
    }

    /** {@code ticks} of which {@code perSecond} (1 to 2^32) make a second. */
    static Duration duration(long ticks, long perSecond) {
        return Duration.ofSeconds(ticks / perSecond, ticks % perSecond * 1_000_000_000 / perSecond);
    }
}
