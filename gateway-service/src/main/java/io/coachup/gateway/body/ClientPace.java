package io.coachup.gateway.body;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import jakarta.inject.Singleton;

/** How slow a client may be before it holds what others need. */
@Singleton
public final class ClientPace {

    private static final long NANOS_PER_MS = 1_000_000;
    private static final long MS = 1000;

    private final ClientPaceConfig config;

    public ClientPace(ClientPaceConfig config) {
        this.config = config;
    }

    /** True when we waited {@code nanos} for a body and have only {@code bytes} of it. */
    public boolean isTooSlow(long bytes, long nanos) {
        long overMs = nanos / NANOS_PER_MS - graceMs();
        return overMs >= 0 && bytes * MS <= overMs * config.minBytesPerSecond();
    }

    /** How long nothing is expected, in ms; also how often to look. */
    public long graceMs() {
        return config.grace().toMillis();
    }

    /** How long a client may take nothing of an answer that waits for it, in ms. */
    public long stallMs() {
        return config.stall().toMillis();
    }

    /** The answer to a body that is too slow. */
    public ApiException refusal() {
        return new ApiException(
                ErrorCode.REQUEST_TIMEOUT,
                "The request body did not arrive in time: at least " + config.minBytesPerSecond()
                        + " bytes a second are expected");
    }
}
