package io.coachup.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecondNameTest {

    private final CollectorRegistry prometheus = new CollectorRegistry(true);
    private final Metrics metrics = new Metrics(new SimpleMeterRegistry(), prometheus);

    @Test
    void theSeriesOfTheNamedLabelsAreThereTwiceInBothFormats() throws IOException {
        ExactCounter requests = metrics.exactCounter(Metric.NEXT_REQUEST_COUNT);
        requests.add(3, "GET /ai");
        requests.add(5, "GET /other");
        Histogram times = Histogram.build("next_request_latency_ms", "Times")
                .labelNames("route")
                .buckets(75, 100)
                .register(prometheus);
        times.labels("GET /ai").observe(80);
        times.labels("GET /other").observe(80);
        metrics.alsoNamed(Metric.NEXT_REQUEST_COUNT, Metric.PY_REQUEST_COUNT, Set.of("GET /ai"));
        metrics.alsoNamed(Metric.NEXT_REQUEST_LATENCY_MS, Metric.PY_REQUEST_LATENCY_MS, Set.of("GET /ai"));

        String text = scrape(TextFormat.CONTENT_TYPE_004);
        assertThat(text)
                .contains("# TYPE py_request_count untyped", "# TYPE py_request_latency_ms histogram")
                .contains("py_request_count{route=\"GET /ai\",} 3.0")
                .contains("py_request_latency_ms_bucket{route=\"GET /ai\",le=\"75.0\",} 0.0")
                .contains("py_request_latency_ms_bucket{route=\"GET /ai\",le=\"100.0\",} 1.0")
                .contains("py_request_latency_ms_sum{route=\"GET /ai\",} 80.0")
                .contains("next_request_count{route=\"GET /other\",} 5.0")
                .doesNotContain(
                        "py_request_count{route=\"GET /other\"", "py_request_latency_ms_count{route=\"GET /other\"");
        assertThat(scrape(TextFormat.CONTENT_TYPE_OPENMETRICS_100))
                .contains("# TYPE py_request_count unknown", "py_request_count{route=\"GET /ai\"} 3.0")
                .contains("py_request_latency_ms_bucket{route=\"GET /ai\",le=\"100.0\"} 1.0");
    }

    private String scrape(String contentType) throws IOException {
        StringWriter text = new StringWriter();
        TextFormat.writeFormat(contentType, text, prometheus.metricFamilySamples());
        return text.toString();
    }
}
