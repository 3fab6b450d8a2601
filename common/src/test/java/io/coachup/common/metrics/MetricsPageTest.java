package io.coachup.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} is the list of {@link Metric}. */
class MetricsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "metrics.md");

    private static final String HEAD =
            """
            # Metrics

            What `/metrics` on a service's management port exposes, made from `Metric` of [common](../common/README.md). A label
            in brackets is one of some series only. Histograms have `_bucket`, `_sum` and `_count`. `provider_*`, `coachup:*`
            and what else is computed from these are [recording rules](../deploy/monitoring/README.md). What the first word of
            a name means says the [glossary](glossary.md#why-names-begin-with-next-py-convex-web).

            | Name | Type | Unit | Labels | Services | Meaning |
            |---|---|---|---|---|---|
            """;

    @Test
    void thePageIsFresh() throws IOException {
        String page =
                HEAD + Arrays.stream(Metric.values()).map(MetricsPageTest::row).collect(Collectors.joining());
        if (Boolean.getBoolean("coachup.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("make it with: ./mvnw test -pl common -Dtest=MetricsPageTest -Dcoachup.write=true")
                .isEqualTo(page);
    }

    @Test
    void noNameIsThereTwice() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::exposedName)).doesNotHaveDuplicates();
    }

    private static String row(Metric metric) {
        String labels = IntStream.range(0, metric.labels().size())
                .mapToObj(i -> i < metric.requiredLabels()
                        ? "`" + metric.labels().get(i) + "`"
                        : "(`" + metric.labels().get(i) + "`)")
                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s | %s |%n"
                .formatted(
                        metric.exposedName(),
                        metric.kind().type(),
                        metric.unit(),
                        labels,
                        String.join(", ", metric.services()),
                        metric.help());
    }
}
