package io.coachup.acceptance.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged gateway alone, with identity off, as a container's first process would run. */
final class GatewayProcess implements AutoCloseable {

    private static final Path JAR = Path.of("..", "..", "gateway-service/target/quarkus-app/quarkus-run.jar");
    private static final Pattern STARTED = Pattern.compile(
            "Listening on: http://[^:]+:(\\d+)\\. Management interface listening on http://[^:]+:(\\d+)");
    private static final int WAIT_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Matcher ports;

    GatewayProcess(SlowModel peer, Map<String, String> settings) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-jar", JAR.toString())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "HTTP_HOST", "127.0.0.1",
                        "PORT", "0",
                        "MANAGEMENT_PORT", "0",
                        "CLERK_ENABLED", "0",
                        "SERVICE_SHARED_SECRET", "secret-of-the-shutdown-test",
                        "SKILLS_SERVICE_URL", peer.url(),
                        "AI_PROVIDER_CHAT", "openai",
                        "OPENAI_BASE_URL", peer.url() + "/v1",
                        "AI_CHAT_MODEL", "scripted-1"));
        builder.environment().putAll(settings);
        process = builder.start();
        Thread.ofPlatform().daemon().start(() -> follow(process));
        ports = STARTED.matcher(awaitLine("Listening on"));
        if (!ports.find()) {
            throw new IllegalStateException("The gateway's ports are not in its first lines");
        }
    }

    private void follow(Process running) {
        try (BufferedReader output = running.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + ports.group(1);
    }

    String readiness() {
        return "http://localhost:" + ports.group(2) + "/q/health/ready";
    }

    /** Waits for a log line that holds this text. */
    String awaitLine(String text) throws InterruptedException {
        while (true) {
            String line = lines.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (line == null || line.contains(text)) {
                return Objects.requireNonNull(line, () -> "no line with: " + text);
            }
        }
    }

    /** Asks it to end, as an orchestrator does; through its handle, because the process itself would close its output. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** How long it still runs; at most a minute. */
    Duration awaitEnd() {
        long begun = System.nanoTime();
        CompletableFuture<Process> end = process.onExit().orTimeout(WAIT_SECONDS, TimeUnit.SECONDS);
        end.join();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
