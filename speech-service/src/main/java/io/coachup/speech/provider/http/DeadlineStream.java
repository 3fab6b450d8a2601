package io.coachup.speech.provider.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A stream that is closed when time is up, so that nobody waits in it for ever. */
final class DeadlineStream extends FilterInputStream {

    private final ScheduledFuture<?> deadline;
    private volatile boolean late;

    DeadlineStream(InputStream in, ScheduledExecutorService timer, Duration left) {
        super(in);
        this.deadline = timer.schedule(this::expire, Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
    }

    private Void expire() throws IOException {
        late = true;
        in.close();
        return null;
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return checked(super.read(bytes, offset, length));
    }

    private int checked(int read) throws IOException {
        if (late) {
            throw new IOException("The provider took too long");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        deadline.cancel(false);
        super.close();
    }
}
