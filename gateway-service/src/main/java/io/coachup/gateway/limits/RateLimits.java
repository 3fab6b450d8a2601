package io.coachup.gateway.limits;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Token buckets, one a key. They refill all the time; the ones unused longest are forgotten when there are too many. */
@Singleton
public final class RateLimits {

    private static final int MAX_BUCKETS = 10_000;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final int burst;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_BUCKETS;
        }
    };

    private record Bucket(double tokens, long nanos) {}

    /**
     * What became of a request.
     *
     * @param limit size of the bucket
     * @param remaining requests that would still pass at once
     * @param retryAfterSeconds 0 when the request passes, else the wait until one does
     */
    public record Decision(int limit, int remaining, int retryAfterSeconds) {

        /** True when the request passes. */
        public boolean isAllowed() {
            return retryAfterSeconds == 0;
        }
    }

    public RateLimits(RateLimitConfig config) {
        if (!(config.perSecond() > 0) || config.burst() < 1) {
            throw new ConfigurationException("RATE_LIMIT_MAX_RPS must be above 0 and RATE_LIMIT_BURST at least 1.");
        }
        this.perSecond = config.perSecond();
        this.burst = config.burst();
    }

    /** Made at start-up, so that a wrong setting stops it. */
    void start(@Observes StartupEvent event) {
        // Observing is enough.
    }

    /** Takes a token from the bucket of {@code key}, {@code nanos} being {@link System#nanoTime()}. */
    public synchronized Decision take(String key, long nanos) {
        Bucket bucket = buckets.getOrDefault(key, new Bucket(burst, nanos));
        double tokens = Math.min(burst, bucket.tokens() + (nanos - bucket.nanos()) / NANOS * perSecond);
        boolean allowed = tokens >= 1;
        double left = allowed ? tokens - 1 : tokens;
        buckets.put(key, new Bucket(left, nanos));
        return new Decision(burst, (int) left, allowed ? 0 : (int) Math.max(1, Math.ceil((1 - tokens) / perSecond)));
    }
}
