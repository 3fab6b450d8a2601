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
     * Takes a slot, to be given back with {@link #release}.
     *
     * @throws ApiException 429 when there is none
     */
    public void acquire() {
        if (!free.tryAcquire()) {
            throw ApiException.unavailable(
                    ErrorCode.RATE_LIMITED, "Too many conversations at once", RETRY_AFTER_SECONDS, null);
        }
    }

    /** Gives a slot back. */
    public void release() {
        free.release();
    }

    /** Slots in use. */
    public int inUse() {
        return total - free.availablePermits();
    }
}
