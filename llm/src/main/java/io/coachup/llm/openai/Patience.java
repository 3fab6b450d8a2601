package io.coachup.llm.openai;

/**
 * How long the first token is waited for. A sign that the model works begins the wait anew; one that only the connection
 * is alive does so within a limit of its own. All in ms since the call began.
 */
final class Patience {

    private static final long NANOS_PER_MS = 1_000_000;

    private final long firstTokenMs;
    private final long keepAliveMs;
    private final long totalMs;
    private final long startedNanos = System.nanoTime();
    private long workedMs;
    private long alivedMs;

    Patience(long firstTokenMs, long keepAliveMs, long totalMs) {
        this.firstTokenMs = firstTokenMs;
        this.keepAliveMs = keepAliveMs;
        this.totalMs = totalMs;
    }

    /** Something came that is no text to show. */
    void onLife(boolean working) {
        if (working) {
            workedMs = passedMs();
        } else {
            alivedMs = passedMs();
        }
    }

    /** What is left of the wait for the first token; not positive when it is over. */
    long firstTokenLeftMs() {
        long byWork = workedMs + firstTokenMs;
        long byLife = alivedMs == 0 ? 0 : Math.min(alivedMs + firstTokenMs, keepAliveMs);
        return Math.max(byWork, byLife) - passedMs();
    }

    /** What is left of the whole call's time. */
    long totalLeftMs() {
        return totalMs - passedMs();
    }

    private long passedMs() {
        return (System.nanoTime() - startedNanos) / NANOS_PER_MS;
    }
}
