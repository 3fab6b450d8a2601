package io.coachup.gateway.limits;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/** How many chat streams may run at once in all; what one caller may have is {@link LimitClass#CHAT}'s. */
@Singleton
public final class StreamSlots {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final int total;
    private final Semaphore free;

    public StreamSlots(StreamLimitsConfig config) {
        if (config.total() < 1) {
            throw new ConfigurationException("CHAT_MAX_STREAMS must be at least 1.");
        }
        this.total = config.total();
        this.free = new Semaphore(total);
    }

    /** Made at start-up, so that a wrong setting stops it. */
    void start(@Observes StartupEvent event) {
        // Observing is enough.
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
