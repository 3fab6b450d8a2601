package io.coachup.gateway.limits;

import java.math.BigDecimal;

/** What is left to one caller: a bucket of tokens that refills all the time, and places for requests under way. */
final class Allowance {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final int burst;
    private final int atOnce;
    private double tokens;
    private long nanos;
    private int inUse;

    Allowance(double perSecond, int burst, int atOnce, long nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.atOnce = atOnce;
        this.tokens = burst;
        this.nanos = nanos;
    }

    int burst() {
        return burst;
    }

    int atOnce() {
        return atOnce;
    }

    /** The rate in words. */
    String rate() {
        return BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString() + " a second";
    }

    synchronized Admission enter(long now) {
        refill(now);
        if (tokens < 1) {
            return Admission.tooMany(this, (int) Math.max(1, Math.ceil((1 - tokens) / perSecond)));
        }
        if (inUse >= atOnce) {
            return Admission.crowded(this, (int) tokens);
        }
        tokens--;
        inUse++;
        return Admission.admitted(this, (int) tokens);
    }

    synchronized void leave() {
        inUse--;
    }

    synchronized void leaveUncounted() {
        inUse--;
        tokens = Math.min(burst, tokens + 1);
    }

    /** True when a new one would be the same. */
    synchronized boolean isAsNew(long now) {
        refill(now);
        return inUse == 0 && tokens >= burst;
    }

    synchronized int inUse() {
        return inUse;
    }

    private void refill(long now) {
        tokens = Math.min(burst, tokens + (now - nanos) / NANOS * perSecond);
        nanos = now;
    }
}
