package io.coachup.acceptance.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The environment variables that a service's configuration really reads, with their defaults. */
final class ServiceSettings {

    /** The project's folder. */
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^${}]*))?");
    private static final String OWN = "src/main/resources/application.properties";
    private static final String SHARED = "src/main/resources/META-INF/microprofile-config.properties";

    private ServiceSettings() {}

    /** The modules that are services. */
    static List<String> services() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .filter(module -> Files.exists(ROOT.resolve(module).resolve(OWN)))
                .toList();
    }

    /** Names and defaults; empty where there is none, or one that depends on another variable. */
    static Map<String, String> of(String service) {
        String pom = read(ROOT.resolve(service).resolve("pom.xml"));
        Stream<Path> shared = Stream.of("common", "llm")
                .filter(module -> pom.contains("<artifactId>coachup-" + module + "</artifactId>"))
                .map(module -> ROOT.resolve(module).resolve(SHARED));
        Map<String, String> settings = new TreeMap<>();
        Stream.concat(shared, Stream.of(ROOT.resolve(service).resolve(OWN))).forEach(file -> {
            Matcher variable = VARIABLE.matcher(read(file));
            while (variable.find()) {
                settings.put(variable.group(1), variable.group(2) == null ? "" : variable.group(2));
            }
        });
        return settings;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
