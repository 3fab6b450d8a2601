package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.acceptance.Installed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The suite in containers fits what the services read and what is in the project. No container is started here. */
class ComposeTest {

    private static final String YAML = ServiceSettings.read(Compose.FOLDER.resolve("compose.yaml"));

    @Test
    void everythingThatItNamesIsThere() {
        assertThat(Compose.of(YAML).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'  SHUTDOWN_TIMEOUT:', '  SHUTDOWN_TIMEOUTS:', gateway-service doesn't read SHUTDOWN_TIMEOUTS",
        "'STORAGE_KEY_SECRET: ${STORAGE_KEY_SECRET:?README.md says how to make .env}', 'STORAGE_KEY_SECRET: abc', speech-service is given the secret STORAGE_KEY_SECRET",
        "'127.0.0.1:8080:8080', '8080:8080', 'gateway-service opens 8080:8080 to others'",
        "'http://sqs:9324/', 'http://queue:9324/', 'skills-service is sent to queue, which isn''t there'",
        "'      - s3', '      - s4', 'speech-service waits for s4, which isn''t there'",
        "'./prometheus.yaml', './prometheus.yml', 'prometheus mounts ./prometheus.yml, which isn''t there'",
        "'grafana:11.5.0', 'grafana:latest', grafana has an image without version",
        "'  read_only: true', '  read_only: false', speech-service isn't restricted",
        "'  mem_limit: 512m', '  stdin_open: false', assessment-worker has no limit of memory",
        "'        SERVICE: skills-service', '        SERVICE: speech-service', skills-service is built from something else"
    })
    void aPlantedMistakeIsFound(String right, String wrong, String problem) {
        assertThat(YAML).contains(right);

        assertThat(Compose.of(YAML.replace(right, wrong)).problems()).contains(problem);
    }

    @Test
    void prometheusScrapesEveryServiceAndReadsTheRules() throws Exception {
        String config = ServiceSettings.read(Compose.FOLDER.resolve("prometheus.yaml"));
        Map<String, List<Map<String, List<Map<String, List<String>>>>>> parsed = new Yaml().load(config);

        assertThat(parsed.get("scrape_configs")
                        .getFirst()
                        .get("static_configs")
                        .getFirst()
                        .get("targets"))
                .containsExactlyInAnyOrderElementsOf(ServiceSettings.services().stream()
                        .map(name -> name + ":9080")
                        .toList());
        assertThat(YAML).contains("../monitoring/rules:/etc/prometheus/rules:ro");
        assertThat(config).contains("/etc/prometheus/rules/*.yaml");
        Installed.require("promtool");
        assertThat(new ProcessBuilder("promtool", "check", "config", "--syntax-only", "prometheus.yaml")
                        .directory(Path.of(Compose.FOLDER.toString()).toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void grafanaAndTheCollectorListenWhereTheOthersThink() {
        assertThat(ServiceSettings.read(Compose.FOLDER.resolve("grafana/datasource.yaml")))
                .contains("url: http://prometheus:9090\n");
        assertThat(YAML).contains("../monitoring/grafana/dashboards:/var/lib/grafana/dashboards:ro");
        assertThat(ServiceSettings.read(Compose.FOLDER.resolve("grafana/dashboards.yaml")))
                .contains("path: /var/lib/grafana/dashboards\n");
        assertThat(ServiceSettings.read(Compose.FOLDER.resolve("otel-collector.yaml")))
                .contains("endpoint: 0.0.0.0:4317\n");
        assertThat(Compose.of(YAML).environment("gateway-service"))
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://otel-collector:4317");
    }
}
