package io.coachup.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One packaged service alone, on free ports unless told otherwise, as a container's first process would run. */
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile(
            "Listening on: http://[^:]+:(\\d+)\\. Management interface listening on http://[^:]+:(\\d+)");
    private static final int WAIT_SECONDS = 60;
    private static final String END = "(the process ended)";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final int port;
    private final int managementPort;

    /**
     * Starts it and waits until it listens, which is not yet ready; at most a minute.
     *
     * @param service its module, such as {@code gateway-service}
     * @param settings environment variables
     */
    public ServiceProcess(String service, Map<String, String> settings) throws IOException, InterruptedException {
        this(Suite.ROOT, service, settings);
    }

    /** The same of another checkout, which is packaged. */
    public ServiceProcess(Path checkout, String service, Map<String, String> settings)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path jar = checkout.resolve(Path.of(service, "target", "quarkus-app", "quarkus-run.jar"));
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-jar", jar.toString())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("HTTP_HOST", "127.0.0.1", "PORT", "0", "MANAGEMENT_PORT", "0"));
        builder.environment().putAll(settings);
        process = builder.start();
        Thread.ofPlatform().daemon().start(() -> follow(process));
        Matcher ports = STARTED.matcher(awaitLine("Listening on"));
        if (!ports.find()) {
            throw new IllegalStateException("The ports of " + service + " are not in its first lines");
        }
        port = Integer.parseInt(ports.group(1));
        managementPort = Integer.parseInt(ports.group(2));
    }

    private void follow(Process running) {
        try (BufferedReader output = running.inputReader()) {
            output.lines().forEach(lines::add);
            lines.add(END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of its HTTP server. */
    public int port() {
        return port;
    }

    /** Root of its HTTP server. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Where it says whether it is ready. */
    public String readiness() {
        return "http://localhost:" + managementPort + "/q/health/ready";
    }

    /**
     * Waits at most a minute for a log line that holds this text.
     *
     * @throws IllegalStateException with the line before, when none comes
     */
    public String awaitLine(String text) throws InterruptedException {
        String before = "nothing";
        while (true) {
            String line = lines.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (line == null || line.equals(END)) {
                throw new IllegalStateException("No line with " + text + "; the last one was: " + before);
            }
            if (line.contains(text)) {
                return line;
            }
            before = line;
        }
    }

    /** Asks it to end, as an orchestrator does; through its handle, because the process itself would close its output. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** How long it still runs; at most a minute. */
    public Duration awaitEnd() {
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
