package io.coachup.bench.chat;

import java.util.Arrays;

/** What was seen of many streams. */
final class Streams {

    private static final double NANOS_PER_MS = 1e6;

    private final int expected;
    private final long[] firstTokenNanos;
    private int over;
    private int complete;
    private int begun;
    private long tokens;

    Streams(int expected) {
        this.expected = expected;
        this.firstTokenNanos = new long[expected];
    }

    /** Adds a stream that is over; true when it was the last one. */
    synchronized boolean add(boolean isComplete, int tokenCount, long firstToken) {
        over++;
        complete += isComplete ? 1 : 0;
        tokens += tokenCount;
        if (firstToken >= 0) {
            firstTokenNanos[begun++] = firstToken;
        }
        return over == expected;
    }

    /** Streams that did not end as they should, or lacked a token. */
    synchronized int failed() {
        return expected - complete;
    }

    /** Part of the tokens that arrived, 0..1. */
    synchronized double delivered() {
        return (double) tokens / ((long) expected * Script.TOKENS);
    }

    /** Milliseconds to the first token that this part of the streams (0..1) did not exceed. */
    synchronized double firstTokenMs(double quantile) {
        long[] sorted = Arrays.copyOf(firstTokenNanos, begun);
        Arrays.sort(sorted);
        return begun == 0 ? Double.NaN : sorted[(int) Math.ceil(quantile * begun) - 1] / NANOS_PER_MS;
    }
}
