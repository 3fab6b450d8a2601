package io.coachup.skills.usage;

import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.micrometer.core.instrument.DistributionSummary;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** How long the lists in answers are; the series of all routes exist from the start. */
@Startup
@Singleton
public final class ReturnedItems {

    private final Map<ListRoute, DistributionSummary> lengths = new EnumMap<>(ListRoute.class);

    public ReturnedItems(Metrics metrics) {
        for (ListRoute route : ListRoute.values()) {
            lengths.put(route, metrics.histogram(Metric.NEXT_QUERY_ITEMS_RETURNED, route.label));
        }
    }

    /** Routes that answer with lists. */
    public enum ListRoute {
        SKILLS("GET /api/v1/skills"),
        LEVEL_HISTORY("GET /api/v1/skills/level-history"),
        TRANSCRIPTS("GET /api/v1/transcripts"),
        SESSIONS("GET /api/v1/sessions/list");

        private final String label;

        ListRoute(String label) {
            this.label = label;
        }
    }

    /** A list of so many items was answered. */
    public void record(ListRoute route, int items) {
        lengths.get(route).record(items);
    }
}
