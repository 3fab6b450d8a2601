package io.coachup.gateway.limits;

/** What became of a request that asked to be let in. An admitted one holds its place until {@link #leave}. */
public final class Admission {

    private final Allowance allowance;
    private final int remaining;
    private final int retryAfterSeconds;
    private final boolean crowded;

    private Admission(Allowance allowance, int remaining, int retryAfterSeconds, boolean crowded) {
        this.allowance = allowance;
        this.remaining = remaining;
        this.retryAfterSeconds = retryAfterSeconds;
        this.crowded = crowded;
    }

    static Admission admitted(Allowance allowance, int remaining) {
        return new Admission(allowance, remaining, 0, false);
    }

    static Admission tooMany(Allowance allowance, int retryAfterSeconds) {
        return new Admission(allowance, 0, retryAfterSeconds, false);
    }

    static Admission crowded(Allowance allowance, int remaining) {
        return new Admission(allowance, remaining, 1, true);
    }

    /** True when the request was let in. */
    public boolean isAllowed() {
        return retryAfterSeconds == 0;
    }

    /** Requests that pass at once after a pause. */
    public int limit() {
        return allowance.burst();
    }

    /** Requests that would still pass at once. */
    public int remaining() {
        return remaining;
    }

    /** 0 when the request was let in, else the wait in seconds until one may be. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** What would have been accepted, as a sentence. */
    public String refusal() {
        return crowded
                ? "Too many requests at once: " + allowance.atOnce() + " are accepted"
                : "Rate limit exceeded: " + allowance.burst() + " requests in a row and then " + allowance.rate()
                        + " are accepted";
    }

    /** Gives the place back; to be called once, and only by an admitted request. */
    public void leave() {
        allowance.leave();
    }

    /** Gives the place back and counts the request as not made. */
    public void leaveUncounted() {
        allowance.leaveUncounted();
    }
}
