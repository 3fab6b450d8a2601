package io.coachup.gateway.limits;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/** How many chat streams may run at once in all; what one caller may have is {@link LimitClass#CHAT}'s. */
@Singleton
public final class StreamSlots {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final int total;
    private final Semaphore free;

    public StreamSlots(StreamLimitsConfig config) {
        this.total = config.total();
        this.free = new Semaphore(total);
    }

    /**
     * Takes a slot, to be closed when the stream is over.
     *
     * @throws ApiException 429 when there is none
     */
    public Slot take() {
        if (!free.tryAcquire()) {
            throw ApiException.unavailable(
                    ErrorCode.RATE_LIMITED, "Too many conversations at once", RETRY_AFTER_SECONDS, null);
        }
        return new Slot(free);
    }

    /** Slots in use. */
    public int inUse() {
        return total - free.availablePermits();
    }

    /** The slot of one stream. It is given back once, however often it is closed. For one event loop. */
    public static final class Slot implements AutoCloseable {

        private final Semaphore free;
        private boolean closed;

        private Slot(Semaphore free) {
            this.free = free;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                free.release();
            }
        }
    }
}
