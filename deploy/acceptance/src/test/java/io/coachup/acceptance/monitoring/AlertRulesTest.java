package io.coachup.acceptance.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.coachup.acceptance.Installed;
import io.coachup.acceptance.Suite;
import io.coachup.acceptance.docs.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alert rules fire when they should and only then, and lead whoever they wake to a page that helps. */
class AlertRulesTest {

    @Test
    void theRulesAreWellFormed() throws Exception {
        Installed.require("promtool");

        assertThat(Rules.complaint(
                        List.of("promtool", "check", "rules", "--lint=all", "--lint-fatal"), Rules.files("rules")))
                .isNull();
    }

    @Test
    void theRulesFireAsTheirTestsSay() throws Exception {
        Installed.require("promtool");

        assertThat(Rules.complaint(List.of("promtool", "test", "rules"), Rules.files("tests")))
                .isNull();
    }

    @Test
    void everyAlertFiresInOneTestAndKeepsQuietInAnother() throws IOException {
        String firing = fired("firing");
        Set<String> quiet = inputs("quiet");

        assertThat(fired("quiet")).isEmpty();
        assertThat(Rules.alerts()).allSatisfy(alert -> {
            assertThat(firing).contains("alertname=\"" + alert.alert() + '"');
            assertThat(quiet).containsAll(read(alert));
        });
    }

    @Test
    void theSpecificationsElevenAlertsAreThere() throws IOException {
        assertThat(Rules.alerts("assessments.yaml")).hasSize(7);
        assertThat(Rules.alerts("speech.yaml")).hasSize(4);
        assertThat(Rules.alerts()).extracting(Rules.Rule::alert).doesNotHaveDuplicates();
    }

    @Test
    void everyAlertHasASeverityAndASectionOfARunbook() throws IOException {
        Set<String> objectives = Rules.recordings().stream()
                .map(rule -> rule.labels().get("slo"))
                .filter(slo -> slo != null)
                .collect(Collectors.toSet());

        assertThat(objectives).hasSize(4);
        for (Rules.Rule alert : Rules.alerts()) {
            assertThat(alert.labels().get("severity")).as(alert.alert()).isIn("page", "warn");
            assertThat(alert.annotations()).containsKeys("summary", "runbook_url");
            String runbook = alert.annotations().get("runbook_url");
            for (String objective : objectives) {
                assertThat(runbook.replace("{{ $labels.slo }}", objective)).satisfies(AlertRulesTest::exists);
            }
        }
    }

    private static void exists(String runbook) throws IOException {
        String[] pageAndSection = runbook.split("#");
        assertThat(pageAndSection[0]).startsWith("docs/runbooks/");
        assertThat(Page.read(Suite.ROOT.resolve(pageAndSection[0])).anchors()).contains(pageAndSection[1]);
    }

    /** What an alert reads of the services, through the rules that record it. */
    private static Set<String> read(Rules.Rule rule) throws IOException {
        List<Rules.Rule> recordings = Rules.recordings();
        Set<String> read = new HashSet<>();
        Deque<String> expressions = new ArrayDeque<>(List.of(rule.expr()));
        while (!expressions.isEmpty()) {
            Promql.of(expressions.pop()).selectors().stream()
                    .flatMap(selector -> selector.names().stream())
                    .forEach(name -> {
                        List<Rules.Rule> makers = recordings.stream()
                                .filter(made -> made.record().equals(name))
                                .toList();
                        makers.forEach(made -> expressions.push(made.expr()));
                        if (makers.isEmpty()) {
                            read.add(name);
                        }
                    });
        }
        return read;
    }

    private static String fired(String tests) throws IOException {
        return scenarios(tests)
                .flatMap(scenarios -> scenarios.findValues("exp_samples").stream())
                .flatMap(samples -> samples.findValuesAsText("labels").stream())
                .filter(labels -> labels.contains("alertname"))
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> inputs(String tests) throws IOException {
        return scenarios(tests)
                .flatMap(scenarios -> scenarios.findValuesAsText("series").stream())
                .map(series -> series.replaceFirst("\\{.*", ""))
                .collect(Collectors.toSet());
    }

    /** The scenarios of the files whose names begin so. */
    private static Stream<JsonNode> scenarios(String tests) throws IOException {
        List<JsonNode> scenarios = new ArrayList<>();
        for (Path file : Rules.files("tests")) {
            if (file.getFileName().toString().startsWith(tests)) {
                scenarios.add(new YAMLMapper().readTree(file.toFile()).path("tests"));
            }
        }
        return scenarios.stream();
    }
}
