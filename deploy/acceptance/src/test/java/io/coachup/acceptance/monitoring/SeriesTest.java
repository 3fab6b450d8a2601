package io.coachup.acceptance.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.acceptance.Client;
import io.coachup.acceptance.Installed;
import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What rules and dashboards read is what the running services expose. */
class SeriesTest {

    private static final List<String> SERVICES = List.of("GATEWAY", "SPEECH", "SKILLS", "WORKER");

    private static Suite suite;

    @BeforeAll
    static void useTheDatabase() {
        suite = Suite.shared();
        assertThat(Client.of(suite, "listener").get("/api/v1/skills").status()).isEqualTo(200);
    }

    @Test
    void everyMetricLabelAndValueIsExposed() throws Exception {
        StringBuilder scraped = new StringBuilder();
        for (String service : SERVICES) {
            scraped.append(scrape(suite.metrics(service), "text/plain"));
        }
        Exposition exposed = Exposition.of(scraped.toString());
        for (Rules.Rule rule : Rules.recordings()) {
            exposed.record(rule);
        }
        Map<String, List<String>> problems = new TreeMap<>();
        Rules.read().forEach(rule -> problems.put(rule.expr(), exposed.problems(rule.expr())));
        Dashboards.expressions().forEach(expression -> problems.put(expression, exposed.problems(expression)));
        problems.values().removeIf(List::isEmpty);

        assertThat(problems).isEmpty();
    }

    @Test
    void everyListedMetricIsExposedAsItIsListedInBothFormats() throws Exception {
        Map<String, List<String>> problems = new TreeMap<>();
        for (String format : List.of("text/plain", "application/openmetrics-text;version=1.0.0,*/*;q=0.1")) {
            for (String service : SERVICES) {
                String scraped = scrape(suite.metrics(service), format);
                for (ListedMetric metric : ListedMetric.all()) {
                    if (metric.services().contains(service.toLowerCase(Locale.ROOT))) {
                        problems.put(
                                service + " " + metric.name() + " " + format,
                                metric.problems(scraped, format.contains("openmetrics")));
                    }
                }
            }
        }

        assertThat(problems).hasSizeGreaterThan(100);
        problems.values().removeIf(List::isEmpty);
        assertThat(problems).isEmpty();
    }

    @Test
    void aRealPrometheusScrapesTheServicesAndEvaluatesEveryExpression() throws Exception {
        Installed.require("prometheus");
        List<String> targets = SERVICES.stream()
                .map(service -> URI.create(suite.metrics(service)).getAuthority())
                .toList();

        try (Prometheus prometheus = Prometheus.scraping(targets)) {
            prometheus.await("/api/v1/targets", answer -> health(answer, "activeTargets")
                    .equals(List.of("up", "up", "up", "up")));
            prometheus.await(
                    Prometheus.query("sum by (provider) (provider_request_count)"),
                    answer -> !answer.path("data").path("result").isEmpty());
            Instant scraped = Instant.now();
            int rules = Rules.read().size();
            prometheus.await(
                    "/api/v1/rules",
                    answer -> health(answer, "groups").equals(Collections.nCopies(rules, "ok"))
                            && answer.findValuesAsText("lastEvaluation").stream()
                                    .allMatch(at ->
                                            OffsetDateTime.parse(at).toInstant().isAfter(scraped)));

            for (String expression : Dashboards.expressions()) {
                JsonNode answer = prometheus.get(Prometheus.query(expression));
                assertThat(answer.path("status").asText())
                        .as("%s: %s", expression, answer)
                        .isEqualTo("success");
            }
        }
    }

    private static List<String> health(JsonNode answer, String of) {
        return answer.path("data").path(of).findValuesAsText("health");
    }

    private static String scrape(String address, String format) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header("accept", format)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
