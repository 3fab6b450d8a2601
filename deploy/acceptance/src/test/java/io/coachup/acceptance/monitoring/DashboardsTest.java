package io.coachup.acceptance.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.coachup.acceptance.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards are what Grafana understands, and ask only for what there is. */
class DashboardsTest {

    private static final Pattern IN_LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    static List<Path> dashboards() throws IOException {
        return Dashboards.files();
    }

    @Test
    void eachHasAUidOfItsOwnAndSpeechTheSpecifications() throws IOException {
        List<String> uids = new ArrayList<>();
        for (Path file : dashboards()) {
            uids.add(Dashboards.read(file).path("uid").asText());
        }

        assertThat(uids).doesNotHaveDuplicates().hasSizeGreaterThan(3).allMatch(uid -> uid.matches("[a-z-]{4,40}"));
        assertThat(Dashboards.read(Rules.MONITORING.resolve("grafana/dashboards/ui-api-speech.json"))
                        .path("uid")
                        .asText())
                .isEqualTo("coachup-ui-speech");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void itsPanelsAreWhole(Path file) throws IOException {
        JsonNode dashboard = Dashboards.read(file);
        Set<String> variables =
                new HashSet<>(dashboard.path("templating").path("list").findValuesAsText("name"));
        List<Integer> ids = new ArrayList<>();
        Set<String> places = new HashSet<>();

        assertThat(dashboard.path("title").asText()).startsWith("Coach Up: ");
        for (JsonNode panel : dashboard.path("panels")) {
            ids.add(panel.path("id").asInt());
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(places.add(panel.path("gridPos").toString())).isTrue();
            String source = panel.path("datasource").path("uid").asText();
            assertThat(source).matches("\\$\\{\\w+}");
            assertThat(variables).contains(source.substring(2, source.length() - 1));
            assertThat(panel.path("targets")).isNotEmpty();
            assertThat(panel.path("targets").findValuesAsText("refId")).doesNotHaveDuplicates();
            for (JsonNode target : panel.path("targets")) {
                Set<String> labels = Promql.of(target.path("expr").asText()).kept();
                assertThat(IN_LEGEND
                                .matcher(target.path("legendFormat").asText())
                                .results())
                        .allMatch(label -> labels.contains(label.group(1))
                                || label.group(1).equals("slo"));
            }
        }
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> id > 0);
    }

    @Test
    void everyExpressionIsOne() throws Exception {
        Installed.require("promtool");
        List<Map<String, String>> rules = new ArrayList<>();
        for (String expression : Dashboards.expressions()) {
            rules.add(Map.of("record", "dashboard:expression:" + rules.size(), "expr", expression));
        }
        Path file = Files.createDirectories(Path.of("target")).resolve("dashboard-expressions.yaml");
        new YAMLMapper()
                .writeValue(file.toFile(), Map.of("groups", List.of(Map.of("name", "dashboards", "rules", rules))));

        assertThat(rules).hasSizeGreaterThan(40);
        assertThat(Rules.complaint(List.of("promtool", "check", "rules"), List.of(file)))
                .isNull();
    }
}
