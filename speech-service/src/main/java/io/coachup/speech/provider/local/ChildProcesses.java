package io.coachup.speech.provider.local;

import io.coachup.common.time.Deadline;
import io.coachup.speech.failover.Asked;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs installed programs as child processes: never through a shell, a few at a time and never all of them for one person,
 * within limits of time, CPU time, memory and what they write. What they read and write are files, because reading a pipe
 * would hold a carrier thread.
 */
@Singleton
final class ChildProcesses {

    private static final String LIMITS = "prlimit";
    private static final String CPU_SECONDS = "--cpu=60";
    private static final String ADDRESS_SPACE_BYTES = "--as=2147483648";
    private static final String FILE_BYTES = "--fsize=";
    private static final File NOTHING = new File("/dev/null");

    /** What shells and their like end with when there is no such program, or none that can be started. */
    private static final Set<Integer> NOT_STARTED = Set.of(126, 127);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PLACES = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final FairPlaces turns = new FairPlaces(PLACES, PLACES - 1);
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /**
     * What a program may do.
     *
     * @param output where its standard output goes, or null for nowhere
     * @param fileBytes the most that it may write into a file; it is ended at more
     * @param time waiting for a place included
     */
    record Bounds(Path output, long fileBytes, Duration time) {}

    /** True when a program of this name can be started. */
    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What running any program needs and lacks, or null: without limits none is run. */
    static String missing() {
        return isInstalled(LIMITS) ? null : LIMITS + " is not installed";
    }

    /**
     * Runs a program to its end.
     *
     * @throws ProviderException when it takes too long, finds no free place in that time, can't be started, or fails: which
     *     is its input's fault then, as all that it does depends on that
     */
    void run(Asked asked, List<String> command, Bounds bounds) {
        Deadline deadline = Deadline.after(bounds.time());
        try (FairPlaces.Turn _ = turns.take(asked.caller(), bounds.time())) {
            start(command, bounds, deadline);
        } catch (TimeoutException e) {
            throw new ProviderException(Kind.UNAVAILABLE, "Too many programs run", PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Kind.TIMEOUT, "Interrupted", e);
        } catch (IOException e) {
            throw new ProviderException(Kind.PERMANENT, command.getFirst() + " can't be started", e);
        }
    }

    private void start(List<String> command, Bounds bounds, Deadline deadline)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(limited(command, bounds))
                .redirectInput(NOTHING)
                .redirectOutput(
                        bounds.output() == null
                                ? Redirect.DISCARD
                                : Redirect.to(bounds.output().toFile()))
                .redirectError(Redirect.DISCARD)
                .start();
        running.add(process);
        try {
            if (!process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ProviderException(Kind.TIMEOUT, command.getFirst() + " took too long", null);
            }
            int end = process.exitValue();
            if (end != 0) {
                Kind kind = NOT_STARTED.contains(end) ? Kind.PERMANENT : Kind.REFUSED;
                throw new ProviderException(kind, command.getFirst() + " ended with " + end, null);
            }
        } finally {
            process.destroyForcibly();
            running.remove(process);
        }
    }

    private static List<String> limited(List<String> command, Bounds bounds) {
        List<String> limited =
                new ArrayList<>(List.of(LIMITS, CPU_SECONDS, ADDRESS_SPACE_BYTES, FILE_BYTES + bounds.fileBytes()));
        limited.addAll(command);
        return limited;
    }

    void stop(@Observes ShutdownEvent event) {
        running.forEach(Process::destroyForcibly);
    }
}
