package io.coachup.acceptance.docs;

import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the monitoring specification names, from {@code specification.txt}; it is not in this repository itself.
 *
 * @param section its section there
 * @param kind metric, recording, alert, dashboard, runbook, line or header
 * @param name its name there
 * @param place where it is made; {@code -} where that can be found by its name
 * @param tests classes that fail when it is not so
 */
record Specified(String section, String kind, String name, String place, List<String> tests) {

    private static final Path LIST = Path.of("src/test/resources/specification.txt");
    private static final Pattern METRIC = Pattern.compile("(?m)^    ([A-Z_]+)\\(\\s*\"(\\w+)\"");
    private static final String FOUND_BY_NAME = "-";

    static List<Specified> all() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| "))
                .map(fields ->
                        new Specified(fields[0], fields[1], fields[2], fields[3], List.of(fields[4].split(", "))))
                .toList();
    }

    /** As Prometheus has it. */
    String exposedName() {
        return name.replace('.', '_');
    }

    /** Files of the repository, none when it isn't made anywhere. */
    List<Path> places(Sources sources) throws IOException {
        if (!place.equals(FOUND_BY_NAME)) {
            return Stream.concat(
                            Stream.of(Suite.ROOT.resolve(place)).filter(Files::isRegularFile),
                            sources.named(place + ".java").stream())
                    .toList();
        }
        return switch (kind) {
            case "metric" ->
                sources.containing("\\bMetric\\." + constants(sources).get(exposedName()) + "\\b");
            case "recording" -> sources.containing("- record: " + exposedName() + "\\b");
            case "alert" -> sources.containing("- alert: " + name + "\\b");
            default -> List.of();
        };
    }

    /** The names that the code has for exposed ones. */
    private static Map<String, String> constants(Sources sources) throws IOException {
        String list = Files.readString(sources.named("Metric.java").getFirst());
        return METRIC.matcher(list)
                .results()
                .collect(Collectors.toMap(constant -> constant.group(2), constant -> constant.group(1)));
    }
}
