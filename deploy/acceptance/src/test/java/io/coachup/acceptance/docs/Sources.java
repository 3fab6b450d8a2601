package io.coachup.acceptance.docs;

import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The code of the services, the rules, and all tests, by path. */
final class Sources {

    private final Map<Path, String> texts = new TreeMap<>();
    private final List<Path> tests;

    private Sources(List<Path> tests) {
        this.tests = tests;
    }

    static Sources read() throws IOException {
        List<Path> java = files(".java");
        Sources sources =
                new Sources(java.stream().filter(file -> has(file, "test")).toList());
        for (Path file : java) {
            if (has(file, "main")) {
                sources.texts.put(file, Files.readString(file));
            }
        }
        for (Path file : files(".yaml")) {
            if (file.startsWith(Suite.ROOT.resolve("deploy/monitoring/rules"))) {
                sources.texts.put(file, Files.readString(file));
            }
        }
        return sources;
    }

    /** Main code or rules in which a pattern is found. */
    List<Path> containing(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return texts.entrySet().stream()
                .filter(file -> compiled.matcher(file.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Main code of a file's name. */
    List<Path> named(String name) {
        return texts.keySet().stream()
                .filter(file -> file.getFileName().toString().equals(name))
                .toList();
    }

    /** True when there is such a test. */
    boolean hasTest(String name) {
        return tests.stream().anyMatch(file -> file.getFileName().toString().equals(name + ".java"));
    }

    private static boolean has(Path file, String part) {
        return file.toString().contains("/src/" + part + "/");
    }

    private static List<Path> files(String ending) throws IOException {
        return Checkout.files(file -> file.toString().endsWith(ending));
    }
}
