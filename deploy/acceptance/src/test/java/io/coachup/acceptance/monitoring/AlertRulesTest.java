package io.coachup.acceptance.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.acceptance.Client;
import io.coachup.acceptance.Installed;
import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alert rules fire when they should, and read series that the running services really expose. */
class AlertRulesTest {

    private static final Path MONITORING = Suite.ROOT.resolve("deploy/monitoring");
    private static final Pattern SERIES = Pattern.compile("\\b(?:next|py|convex|coachup)_[a-z0-9_]+(?=\\{)");

    @Test
    void theRulesFireAsTheirTestsSay() throws Exception {
        Installed.require("promtool");
        for (Path tests : files("tests")) {
            Process promtool = new ProcessBuilder("promtool", "test", "rules", tests.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(promtool.waitFor()).as(output).isZero();
        }
    }

    @Test
    void everySeriesThatARuleReadsIsExposed() throws Exception {
        Suite suite = Suite.shared();
        Client.of(suite, "listener").post("/api/v1/tts", "text", "Breathe in.");
        String exposed = scrape(suite.metrics("GATEWAY")) + scrape(suite.metrics("SPEECH"));
        Set<String> read = new TreeSet<>();
        for (Path rules : files("rules")) {
            SERIES.matcher(Files.readString(rules)).results().forEach(series -> read.add(series.group()));
        }

        assertThat(read).isNotEmpty().allSatisfy(series -> assertThat(exposed).contains("\n" + series + "{"));
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(MONITORING.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private static String scrape(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
