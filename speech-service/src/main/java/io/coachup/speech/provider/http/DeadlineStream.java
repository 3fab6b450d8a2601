package io.coachup.speech.provider.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A stream in which nobody waits for ever: it is closed once all reads together have waited so long. What happens between
 * them, such as writing to a slow listener, does not count.
 */
final class DeadlineStream extends FilterInputStream {

    private final ScheduledThreadPoolExecutor timer;
    private long leftNanos;
    private volatile boolean late;

    DeadlineStream(InputStream in, ScheduledThreadPoolExecutor timer, Duration limit) {
        super(in);
        this.timer = timer;
        this.leftNanos = limit.toNanos();
    }

    /** What closes such streams; it forgets those that were in time. */
    static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("provider-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private interface Read {
        int read() throws IOException;
    }

    @Override
    public int read() throws IOException {
        return inTime(super::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return inTime(() -> super.read(bytes, offset, length));
    }

    private int inTime(Read read) throws IOException {
        long started = System.nanoTime();
        ScheduledFuture<?> expiry = timer.schedule(this::expire, Math.max(1, leftNanos), TimeUnit.NANOSECONDS);
        int result;
        try {
            result = read.read();
        } catch (IOException e) {
            throw late ? late(e) : e;
        } finally {
            expiry.cancel(false);
            leftNanos -= System.nanoTime() - started;
        }
        if (late) {
            throw late(null);
        }
        return result;
    }

    private static IOException late(IOException cause) {
        IOException late = new HttpTimeoutException("The provider took too long");
        late.initCause(cause);
        return late;
    }

    private Void expire() throws IOException {
        late = true;
        in.close();
        return null;
    }
}
