package io.coachup.speech.provider.local;

import io.coachup.speech.selection.ProviderException;
import io.coachup.speech.selection.ProviderException.Kind;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs installed programs as child processes: never through a shell, a few at a time, within limits of time, CPU time and
 * memory. What they read and write are files, because reading a pipe would hold a carrier thread.
 */
@Singleton
final class Programs {

    private static final String LIMITS = "prlimit";
    private static final String CPU_SECONDS = "--cpu=60";
    private static final String ADDRESS_SPACE_BYTES = "--as=2147483648";
    private static final File NOTHING = new File("/dev/null");

    private final Semaphore slots = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /** True when a program of this name can be started. */
    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What running any program needs and lacks, or null: without limits none is run. */
    static String missing() {
        return isInstalled(LIMITS) ? null : LIMITS + " is not installed";
    }

    /**
     * Runs a program to its end.
     *
     * @param output where its standard output goes, or null for nowhere
     * @throws ProviderException when it fails, takes longer than {@code limit}, or finds no free place in that time
     */
    void run(List<String> command, Path output, Duration limit) {
        run(command, output, limit, Kind.PERMANENT);
    }

    /** Like {@link #run(List, Path, Duration)}; {@code onFailure} is what a failure of the program means. */
    void run(List<String> command, Path output, Duration limit, Kind onFailure) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean mayRun = false;
        try {
            mayRun = slots.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (!mayRun) {
                throw new ProviderException(Kind.TIMEOUT, "Too many programs run", null);
            }
            start(command, output, deadline, onFailure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Kind.TIMEOUT, "Interrupted", e);
        } catch (IOException e) {
            throw new ProviderException(Kind.PERMANENT, command.getFirst() + " can't be started", e);
        } finally {
            if (mayRun) {
                slots.release();
            }
        }
    }

    private void start(List<String> command, Path output, long deadline, Kind onFailure)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(limited(command))
                .redirectInput(NOTHING)
                .redirectOutput(output == null ? Redirect.DISCARD : Redirect.to(output.toFile()))
                .redirectError(Redirect.DISCARD)
                .start();
        running.add(process);
        try {
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new ProviderException(Kind.TIMEOUT, command.getFirst() + " took too long", null);
            }
            if (process.exitValue() != 0) {
                throw new ProviderException(onFailure, command.getFirst() + " ended with " + process.exitValue(), null);
            }
        } finally {
            process.destroyForcibly();
            running.remove(process);
        }
    }

    private static List<String> limited(List<String> command) {
        List<String> limited = new ArrayList<>(List.of(LIMITS, CPU_SECONDS, ADDRESS_SPACE_BYTES));
        limited.addAll(command);
        return limited;
    }

    void stop(@Observes ShutdownEvent event) {
        running.forEach(Process::destroyForcibly);
    }
}
