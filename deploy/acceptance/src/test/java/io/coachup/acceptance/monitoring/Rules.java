package io.coachup.acceptance.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of {@code deploy/monitoring} and the program that checks them. */
final class Rules {

    static final Path MONITORING = Suite.ROOT.resolve("deploy/monitoring");

    private static final YAMLMapper YAML = new YAMLMapper();

    /** A rule: an alert, or a recording one. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Rule(String alert, String record, String expr, Map<String, String> labels, Map<String, String> annotations) {

        Rule {
            labels = labels == null ? Map.of() : labels;
            annotations = annotations == null ? Map.of() : annotations;
        }
    }

    private record Groups(List<Group> groups) {}

    private record Group(String name, List<Rule> rules) {}

    private Rules() {}

    static List<Rule> alerts(String... files) throws IOException {
        return read(files).stream().filter(rule -> rule.alert() != null).toList();
    }

    static List<Rule> recordings() throws IOException {
        return read().stream().filter(rule -> rule.record() != null).toList();
    }

    /** The rules of the named files, of all without names. */
    static List<Rule> read(String... files) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (Path file : files("rules")) {
            if (files.length == 0 || List.of(files).contains(file.getFileName().toString())) {
                YAML.readValue(file.toFile(), Groups.class).groups().forEach(group -> rules.addAll(group.rules()));
            }
        }
        return rules;
    }

    static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(MONITORING.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    /** What promtool says; null when it has nothing against it. */
    static String complaint(List<String> command, List<Path> files) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        files.forEach(file -> all.add(file.toString()));
        Process promtool = new ProcessBuilder(all).redirectErrorStream(true).start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return promtool.waitFor() == 0 ? null : output;
    }
}
