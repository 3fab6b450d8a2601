package io.coachup.gateway.exchange;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.gateway.routing.Route;
import io.coachup.gateway.routing.RouteTable;
import io.micrometer.core.instrument.DistributionSummary;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts and times every public route; the series of all routes exist from the start. */
@Singleton
public final class RequestMetrics {

    private final ExactCounter count;
    private final ExactCounter errors;
    private final Map<String, DistributionSummary> latency;

    public RequestMetrics(Metrics metrics, RouteTable table) {
        count = metrics.exactCounter(Metric.NEXT_REQUEST_COUNT);
        errors = metrics.exactCounter(Metric.NEXT_REQUEST_ERRORS);
        latency = table.all().stream()
                .map(Route::label)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), label -> metrics.histogram(Metric.NEXT_REQUEST_LATENCY_MS, label)));
        latency.keySet().forEach(label -> {
            count.known(label);
            errors.known(label);
        });
        Set<String> labels =
                table.all().stream().filter(Route::isAlias).map(Route::label).collect(Collectors.toUnmodifiableSet());
        metrics.alsoNamed(Metric.NEXT_REQUEST_COUNT, Metric.PY_REQUEST_COUNT, labels);
        metrics.alsoNamed(Metric.NEXT_REQUEST_ERRORS, Metric.PY_REQUEST_ERRORS, labels);
        metrics.alsoNamed(Metric.NEXT_REQUEST_LATENCY_MS, Metric.PY_REQUEST_LATENCY_MS, labels);
    }

    /** Records a request that is over; paths that are no route have no series. */
    public void record(Exchange exchange) {
        DistributionSummary times = latency.get(exchange.label());
        if (times != null) {
            count.increment(exchange.label());
            if (exchange.response().getStatusCode() >= 500) {
                errors.increment(exchange.label());
            }
            times.record(exchange.elapsedMs());
        }
    }
}
