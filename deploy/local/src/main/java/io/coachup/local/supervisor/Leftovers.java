package io.coachup.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Processes of an earlier run that was killed. */
public final class Leftovers {

    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(2);

    private Leftovers() {}

    /**
     * Where the id of a process was written down.
     *
     * @param mark what its command line contains; the number may be somebody else's by now
     */
    public record Trace(Path pidFile, String mark) {

        Optional<ProcessHandle> process() {
            try {
                String pid = Files.exists(pidFile)
                        ? Files.readString(pidFile)
                                .lines()
                                .findFirst()
                                .orElse("")
                                .trim()
                        : "";
                return pid.matches("\\d{1,18}")
                        ? ProcessHandle.of(Long.parseLong(pid)).filter(this::isMarked)
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean isMarked(ProcessHandle process) {
            return process.info().commandLine().orElse("").contains(mark);
        }
    }

    /** Ends those that run; returns how many did. */
    public static int end(List<Trace> traces) {
        List<ProcessHandle> processes =
                traces.stream().flatMap(trace -> trace.process().stream()).toList();
        processes.forEach(ProcessHandle::destroy);
        if (!awaitEnd(processes, GRACE)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(processes, KILL_LIMIT);
        }
        return processes.size();
    }

    private static boolean awaitEnd(List<ProcessHandle> processes, Duration limit) {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return processes.stream().noneMatch(ProcessHandle::isAlive);
    }
}
