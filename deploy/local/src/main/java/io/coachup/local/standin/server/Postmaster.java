package io.coachup.local.standin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL's main process, which runs outside the process tree of the JVM that started it. */
record Postmaster(ProcessHandle process) {

    private static final int STOP_LIMIT_SECONDS = 10;

    /** The one that runs on this data folder, if any. */
    static Optional<Postmaster> of(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
            // The number may belong to another program by now.
            return ProcessHandle.of(pid).filter(Postmaster::isPostgres).map(Postmaster::new);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a server whose JVM was killed; PostgreSQL recovers at the next start. */
    void kill() {
        List<ProcessHandle> family =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        process.destroyForcibly();
        CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** A stand-in without its server is of no use: whoever supervises it should see it end. */
    void exitWithIt() {
        var _ = process.onExit().thenRun(() -> Runtime.getRuntime().exit(1));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }
}
