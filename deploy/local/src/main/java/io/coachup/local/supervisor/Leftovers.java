package io.coachup.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
                String pid =
                        Files.readString(pidFile).lines().findFirst().orElse("").trim();
                return pid.matches("\\d{1,18}")
                        ? ProcessHandle.of(Long.parseLong(pid)).filter(this::isMarked)
                        : Optional.empty();
            } catch (NoSuchFileException e) {
                // It removes its file when it ends, which may be right now.
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean isMarked(ProcessHandle process) {
            return process.info().commandLine().orElse("").contains(mark);
        }
    }

    /** Ends those that run and waits until they and what they started are gone; returns how many ran. */
    public static int end(List<Trace> traces) {
        List<ProcessHandle> processes =
                traces.stream().flatMap(trace -> trace.process().stream()).toList();
        // Asked before they end: what a process started is nobody's child afterwards, and may still write.
        List<ProcessHandle> families = processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList();
        processes.forEach(ProcessHandle::destroy);
        if (!awaitEnd(families, GRACE)) {
            families.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(families, KILL_LIMIT);
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
