package io.coachup.local.observe;

import io.coachup.local.settings.Layout;
import io.coachup.local.settings.Setting;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Prometheus beside the suite, with the project's rules.
 *
 * @param program the program, which is a package of Debian's
 */
public record Observation(Path program, Layout layout, int port) {

    /** Its name for pid file and log. */
    public static final String ID = "prometheus";

    private static final String SCRAPE_INTERVAL = "5s";

    /** The one that can be started here; {@code null} when the program is not installed. */
    public static Observation of(Layout layout, Map<String, String> user) {
        return Stream.of(user.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, ID))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Observation(program, layout, Setting.PROMETHEUS_PORT.port(user)))
                .orElse(null);
    }

    /** What can be looked at. */
    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Answers 200 once it scrapes. */
    public URI readiness() {
        return address().resolve("/-/ready");
    }

    /** Where its data is, which its command line names. */
    public static Path data(Layout layout) {
        return layout.data().resolve(ID);
    }

    /** Writes its configuration, and says how to start it. */
    public List<String> command(List<Integer> managementPorts) {
        Path configuration = layout.run().resolve(ID + ".yaml");
        try {
            Files.writeString(configuration, configuration(managementPorts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                program.toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + data(layout),
                "--web.listen-address=localhost:" + port);
    }

    private String configuration(List<Integer> managementPorts) {
        String targets = managementPorts.stream()
                .map(management -> "\"localhost:" + management + '"')
                .collect(Collectors.joining(", "));
        return """
                global:
                  scrape_interval: %1$s
                  evaluation_interval: %1$s
                rule_files:
                  - '%2$s/*.yaml'
                scrape_configs:
                  - job_name: coachup
                    static_configs:
                      - targets: [%3$s]
                """
                .formatted(SCRAPE_INTERVAL, layout.root().resolve("deploy/monitoring/rules"), targets);
    }
}
