package io.coachup.local.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running stand-in, for tests; it also ends when the process that started it does. */
public final class StandInProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

    private final StandInSpec spec;
    private final Process process;
    private final int port;

    private StandInProcess(StandInSpec spec, Process process, int port) {
        this.spec = spec;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and waits, at most 60 seconds, until it is ready.
     *
     * @throws IllegalStateException when it does not become ready; the message has the path of its log
     */
    public static StandInProcess start(StandInSpec spec) {
        try {
            Files.createDirectories(spec.data());
            Path log = spec.data().resolveSibling(spec.kind().id() + ".log");
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            ProcessBuilder builder = new ProcessBuilder(spec.command(Distribution.locate(), java, List.of()))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(StandInSpec.CREDENTIALS);
            Process process = builder.start();
            return new StandInProcess(spec, process, awaitReady(spec, process, log));
        } catch (IOException e) {
            throw new IllegalStateException(spec.kind().title() + " could not be started.", e);
        }
    }

    private static int awaitReady(StandInSpec spec, Process process, Path log) {
        try {
            return ReadyLine.of(process).get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("Interrupted while " + spec.kind().title() + " was starting.", e);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException(spec.kind().title() + " did not start; its log is " + log + ".", e);
        }
    }

    /** The TCP port it listens on. */
    public int port() {
        return port;
    }

    /** The process itself, to look at or to kill. */
    public Process process() {
        return process;
    }

    /** Ends it without warning, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts it anew, on the same data and the same port; it must have ended. */
    public StandInProcess restart() {
        return start(new StandInSpec(spec.kind(), port, spec.data(), spec.fast()));
    }

    /** Stops it, at the latest after 8 seconds. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_LIMIT)) {
                process.destroyForcibly().waitFor(STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
