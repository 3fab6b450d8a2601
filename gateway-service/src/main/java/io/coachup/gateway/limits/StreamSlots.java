package io.coachup.gateway.limits;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.identity.Caller;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** How many chat streams may run at once: in all, and of one caller. */
@Singleton
public final class StreamSlots {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final StreamLimitsConfig config;
    private final Map<String, Integer> byCaller = new HashMap<>();
    private int total;

    public StreamSlots(StreamLimitsConfig config) {
        if (config.perCaller() < 1 || config.total() < 1) {
            throw new ConfigurationException("CHAT_MAX_STREAMS_PER_CALLER and CHAT_MAX_STREAMS must be at least 1.");
        }
        this.config = config;
    }

    /** Made at start-up, so that a wrong setting stops it. */
    void start(@Observes StartupEvent event) {
        // Observing is enough.
    }

    /**
     * Takes a slot, to be given back with {@link #release}. While identity is off nobody can be told apart, so then only
     * the total counts.
     *
     * @throws ApiException 429 when there is none
     */
    public synchronized void acquire(Caller caller) {
        int own = byCaller.getOrDefault(caller.userId(), 0);
        if (total >= config.total() || !caller.isAnonymous() && own >= config.perCaller()) {
            throw ApiException.unavailable(
                    ErrorCode.RATE_LIMITED, "Too many conversations at once", RETRY_AFTER_SECONDS, null);
        }
        total++;
        byCaller.put(caller.userId(), own + 1);
    }

    /** Gives a slot back. */
    public synchronized void release(Caller caller) {
        total--;
        byCaller.computeIfPresent(caller.userId(), (_, own) -> own == 1 ? null : own - 1);
    }

    /** Slots in use. */
    public synchronized int inUse() {
        return total;
    }
}
