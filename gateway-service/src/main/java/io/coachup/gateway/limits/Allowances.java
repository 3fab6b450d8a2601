package io.coachup.gateway.limits;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The allowances of one {@link LimitClass}, one a key. Only those are forgotten that are as new, so that nobody gets
 * theirs back sooner by flooding the table with other keys; newcomers to a table that is full share one.
 */
final class Allowances {

    /** Bounds the memory of a class to a few MB. */
    static final int MAX_KEYS = 50_000;

    /** More than one are looked at for each new one, so that the table shrinks as soon as it can. */
    private static final int LOOKED_AT = 4;

    /** What newcomers share is worth this many allowances. */
    private static final int SHARED = 100;

    private final LimitsConfig.Limit limit;
    private final Map<String, Allowance> byKey = new LinkedHashMap<>(16, 0.75f, true);
    private final Allowance shared;

    Allowances(LimitsConfig.Limit limit, long nanos) {
        this.limit = limit;
        this.shared = new Allowance(
                SHARED * limit.perSecond(),
                Math.clamp((long) SHARED * limit.burst(), 1, Integer.MAX_VALUE),
                Math.clamp((long) SHARED * limit.atOnce(), 1, Integer.MAX_VALUE),
                nanos);
    }

    /** Lets a request of {@code key} in, or not; {@code nanos} is {@link System#nanoTime()}. */
    synchronized Admission enter(String key, long nanos) {
        Allowance allowance = byKey.get(key);
        if (allowance == null) {
            forgetSome(nanos);
            allowance = byKey.size() < MAX_KEYS ? remember(key, nanos) : shared;
        }
        return allowance.enter(nanos);
    }

    synchronized int size() {
        return byKey.size();
    }

    /** Requests under way. */
    synchronized int inUse() {
        return shared.inUse()
                + byKey.values().stream().mapToInt(Allowance::inUse).sum();
    }

    private Allowance remember(String key, long nanos) {
        Allowance allowance = new Allowance(limit.perSecond(), limit.burst(), limit.atOnce(), nanos);
        byKey.put(key, allowance);
        return allowance;
    }

    /** Forgets those used longest ago that are as new; one that isn't, as a long stream's, stands in nobody's way then. */
    private void forgetSome(long nanos) {
        List<String> kept = new ArrayList<>(LOOKED_AT);
        Iterator<Map.Entry<String, Allowance>> eldest = byKey.entrySet().iterator();
        for (int i = 0; i < LOOKED_AT && eldest.hasNext(); i++) {
            Map.Entry<String, Allowance> entry = eldest.next();
            if (entry.getValue().isAsNew(nanos)) {
                eldest.remove();
            } else {
                kept.add(entry.getKey());
            }
        }
        kept.forEach(byKey::get);
    }
}
