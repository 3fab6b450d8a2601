package io.coachup.acceptance.monitoring;

import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of {@code docs/metrics.md}.
 *
 * @param labels all that its series may have
 * @param required those that all of them have
 */
record ListedMetric(String name, String type, Set<String> labels, Set<String> required, List<String> services) {

    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| `(?<name>\\w+)` \\| (?<type>[^|]+) \\| [^|]+ \\| (?<labels>[^|]*) \\| (?<services>[^|]+) \\| .* \\|$");
    private static final Pattern LABEL = Pattern.compile("(\\()?`(\\w+)`");
    private static final String EXACT = "counter, exposed untyped";
    private static final String HISTOGRAM = "histogram";
    private static final String TOTAL = "_total";

    static List<ListedMetric> all() throws IOException {
        return ROW.matcher(Files.readString(Suite.ROOT.resolve("docs/metrics.md")))
                .results()
                .map(row -> new ListedMetric(
                        row.group("name"),
                        row.group("type"),
                        LABEL.matcher(row.group("labels"))
                                .results()
                                .map(label -> label.group(2))
                                .collect(Collectors.toSet()),
                        LABEL.matcher(row.group("labels"))
                                .results()
                                .filter(label -> label.group(1) == null)
                                .map(label -> label.group(2))
                                .collect(Collectors.toSet()),
                        List.of(row.group("services").split(", "))))
                .toList();
    }

    /** What is wrong with how a service exposes it. */
    List<String> problems(String scrape, boolean openMetrics) {
        List<String> problems = new ArrayList<>();
        String type = "# TYPE " + (openMetrics && type().equals("counter") ? name.replace(TOTAL, "") : name) + " "
                + exposedType(openMetrics);
        if (scrape.lines().noneMatch(type::equals)) {
            problems.add("lacks: " + type);
        }
        for (String sample : type.endsWith(HISTOGRAM) ? List.of("_bucket", "_sum", "_count") : List.of("")) {
            List<Set<String>> series = Exposition.of(scrape).labels(name + sample);
            if (series.isEmpty()) {
                problems.add("has no series " + name + sample);
            }
            series.forEach(found -> found.remove("le"));
            series.stream()
                    .filter(found -> !labels.containsAll(found) || !found.containsAll(required))
                    .forEach(found -> problems.add(name + sample + " has labels " + found));
        }
        return problems;
    }

    private String exposedType(boolean openMetrics) {
        return type.equals(EXACT) ? openMetrics ? "unknown" : "untyped" : type;
    }
}
