package io.coachup.gateway.limits;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** How often, and how many at once, one caller may use each kind of route. */
@Singleton
public final class CallerLimits {

    private final Map<LimitClass, Allowances> allowances = new EnumMap<>(LimitClass.class);

    public CallerLimits(LimitsConfig config) {
        for (LimitClass kind : LimitClass.values()) {
            LimitsConfig.Limit limit = config.of().get(kind);
            if (limit == null || !(limit.perSecond() > 0) || limit.burst() < 1 || limit.atOnce() < 1) {
                throw new ConfigurationException("The limit of " + kind
                        + " routes (LIMIT_" + kind + "_PER_SECOND, LIMIT_" + kind + "_BURST, LIMIT_" + kind
                        + "_AT_ONCE, or as docs/limits.md names them) must be a rate above 0, a burst of at least 1 and"
                        + " at least 1 at once.");
            }
            allowances.put(kind, new Allowances(limit, System.nanoTime()));
        }
    }

    /** Made at start-up, so that a wrong setting stops it. */
    void start(@Observes StartupEvent event) {
        // Observing is enough.
    }

    /**
     * Lets a request in, or not.
     *
     * @param key the caller or address
     * @param nanos {@link System#nanoTime()}
     */
    public Admission enter(LimitClass kind, String key, long nanos) {
        return allowances.get(kind).enter(key, nanos);
    }

    /** Requests of a kind that are under way. */
    public int inUse(LimitClass kind) {
        return allowances.get(kind).inUse();
    }
}
