package io.coachup.acceptance.monitoring;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The dashboards, as Grafana reads them. */
final class Dashboards {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Dashboards() {}

    static List<Path> files() throws IOException {
        return Rules.files("grafana/dashboards");
    }

    static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    /** What all panels ask Prometheus for. */
    static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (Path file : files()) {
            for (JsonNode panel : read(file).path("panels")) {
                if (panel.path("datasource").path("type").asText().equals("prometheus")) {
                    expressions.addAll(panel.path("targets").findValuesAsText("expr"));
                }
            }
        }
        return expressions;
    }
}
