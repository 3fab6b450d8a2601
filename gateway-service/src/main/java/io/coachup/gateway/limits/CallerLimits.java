package io.coachup.gateway.limits;

import io.coachup.common.metrics.RateLimitEvents;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** How often, and how many at once, one caller may use each kind of route. */
@Singleton
public final class CallerLimits {

    private final Map<LimitClass, Allowances> allowances = new EnumMap<>(LimitClass.class);

    private final RateLimitEvents events;

    public CallerLimits(LimitsConfig config, RateLimitEvents events) {
        this.events = events;
        for (LimitClass kind : LimitClass.values()) {
            events.known(kind.word());
            allowances.put(kind, new Allowances(config.of().get(kind), System.nanoTime()));
        }
    }

    /**
     * Lets a request in, or not.
     *
     * @param key the caller or address
     * @param nanos {@link System#nanoTime()}
     */
    public Admission enter(LimitClass kind, String key, long nanos) {
        Admission admission = allowances.get(kind).enter(key, nanos);
        if (!admission.isAllowed()) {
            events.refused(kind.word());
        }
        return admission;
    }

    /** Requests of a kind that are under way. */
    public int inUse(LimitClass kind) {
        return allowances.get(kind).inUse();
    }
}
