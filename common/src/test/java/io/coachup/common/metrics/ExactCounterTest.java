package io.coachup.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ExactCounterTest {

    private final CollectorRegistry registry = new CollectorRegistry(true);
    private final ExactCounter counter = counter();

    @Test
    void itIsExposedUnderExactlyItsNameInBothFormats() throws IOException {
        counter.known("GET /a");
        counter.increment("GET /b");
        counter.add(1.5, "GET /b");

        assertThat(scrape(TextFormat.CONTENT_TYPE_004))
                .contains("# TYPE next_request_count untyped")
                .contains("next_request_count{route=\"GET /a\",} 0.0")
                .contains("next_request_count{route=\"GET /b\",} 2.5")
                .doesNotContain("_total", "_created");
        assertThat(scrape(TextFormat.CONTENT_TYPE_OPENMETRICS_100))
                .contains("# TYPE next_request_count unknown")
                .contains("next_request_count{route=\"GET /b\"} 2.5")
                .doesNotContain("_total", "_created");
    }

    @Test
    void aWrongNumberOfLabelsIsAProgrammingError() {
        assertThatThrownBy(() -> counter.increment("a", "b")).isInstanceOf(IllegalArgumentException.class);
    }

    private ExactCounter counter() {
        ExactCounter made = new ExactCounter(Metric.NEXT_REQUEST_COUNT);
        made.register(registry);
        return made;
    }

    private String scrape(String contentType) throws IOException {
        StringWriter text = new StringWriter();
        TextFormat.writeFormat(contentType, text, registry.metricFamilySamples());
        return text.toString();
    }
}
