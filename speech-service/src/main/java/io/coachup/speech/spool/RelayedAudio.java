package io.coachup.speech.spool;

import io.coachup.common.errors.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Audio that is taken from its source as fast as that gives it, and read as slowly as somebody listens: what is between
 * lies on the disk. Closing it closes the source.
 */
public final class RelayedAudio extends InputStream {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final InputStream source;
    private final SpoolFile file;
    private final long maxBytes;
    private final FileChannel reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Whoever writes and whoever reads; the file goes with the last of them. */
    private final AtomicInteger users = new AtomicInteger(2);

    private long position;
    private long written;
    private boolean ended;
    private boolean closed;
    private Exception failure;

    RelayedAudio(InputStream source, SpoolFile file, long maxBytes) throws IOException {
        this.source = source;
        this.file = file;
        this.maxBytes = maxBytes;
        this.reader = FileChannel.open(file.path(), StandardOpenOption.READ);
    }

    /** Takes all of the source, on the calling (virtual) thread. */
    void take() {
        Exception why = null;
        try (source;
                OutputStream disk = file.open()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                if (written + read > maxBytes) {
                    throw new IOException("The audio is too large");
                }
                disk.write(buffer, 0, read);
                arrived(read);
            }
        } catch (IOException | ApiException e) {
            why = e;
        } finally {
            end(why);
            leave();
        }
    }

    private void arrived(int bytes) {
        lock.lock();
        try {
            written += bytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(Exception why) {
        lock.lock();
        try {
            ended = true;
            failure = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * Reads what is there, waiting for some as long as the source makes it wait.
     *
     * @throws IOException the source's
     * @throws ApiException when there is no room for it, see {@link AudioTarget}
     */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long there = available(length);
        if (there == 0) {
            return -1;
        }
        int read = reader.read(ByteBuffer.wrap(bytes, offset, (int) there), position);
        position += read;
        return read;
    }

    private long available(int wanted) throws IOException {
        lock.lock();
        try {
            while (position == written && !ended && !closed) {
                changed.await();
            }
            if (closed) {
                throw new IOException("Closed");
            }
            if (position < written) {
                return Math.min(wanted, written - position);
            }
            switch (failure) {
                case null -> {
                    return 0;
                }
                case IOException e -> throw e;
                case ApiException e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try (source) {
            reader.close();
        } finally {
            leave();
        }
    }

    private void leave() {
        if (users.decrementAndGet() == 0) {
            new SpooledAudio(file, 0).close();
        }
    }
}
