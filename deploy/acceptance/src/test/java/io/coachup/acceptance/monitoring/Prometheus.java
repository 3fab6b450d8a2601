package io.coachup.acceptance.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A Prometheus that scrapes a suite each second and evaluates rules as often. */
final class Prometheus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private Prometheus(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** One with the project's own rules. */
    static Prometheus scraping(List<String> targets) throws IOException {
        return scraping(targets, Rules.MONITORING.resolve("rules"));
    }

    static Prometheus scraping(List<String> targets, Path rules) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "prometheus");
        Path config = folder.resolve("prometheus.yaml");
        Files.writeString(
                config,
                """
                global:
                  scrape_interval: 1s
                  evaluation_interval: 1s
                rule_files:
                  - %s/*.yaml
                scrape_configs:
                  - job_name: coachup
                    static_configs:
                      - targets: %s
                """
                        .formatted(rules.toAbsolutePath(), JSON.writeValueAsString(targets)));
        String address = "localhost:" + freePort();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return new Prometheus(process, "http://" + address);
    }

    /** The answer of an API path once it is as wanted. */
    JsonNode await(String path, Predicate<JsonNode> wanted) throws InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        while (true) {
            JsonNode answer = get(path);
            if (wanted.test(answer)) {
                return answer;
            }
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                throw new IllegalStateException(path + " answers " + answer);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** The API path that evaluates an expression. */
    static String query(String expression) {
        return "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }

    /** The answer of an API path; one without data while it doesn't listen yet. */
    JsonNode get(String path) throws InterruptedException {
        try {
            return JSON.readTree(http.send(
                            HttpRequest.newBuilder(URI.create(address + path))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            return JSON.createObjectNode().put("failed", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
