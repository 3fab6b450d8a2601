package io.coachup.local.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** The line by which a stand-in says that it is ready. */
public final class ReadyLine {

    private static final String READY = "ready ";

    private ReadyLine() {}

    /** What a stand-in prints when it listens on this port. */
    public static String of(int port) {
        return READY + port + "\n";
    }

    /**
     * Completes with the port that the stand-in listens on, or fails when its output ends before. What it prints later
     * is read and dropped, so that it never waits for a full pipe.
     */
    public static CompletableFuture<Integer> of(Process process) {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        // Not a virtual thread: waiting for a pipe holds its carrier, of which there are only as many as processors.
        Thread.ofPlatform().daemon().name("ready-line").start(() -> {
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                output.lines()
                        .filter(line -> line.startsWith(READY))
                        .forEach(line -> port.complete(Integer.valueOf(line.substring(READY.length()))));
                port.completeExceptionally(new IllegalStateException("ended before it was ready"));
            } catch (IOException | UncheckedIOException e) {
                port.completeExceptionally(e);
            }
        });
        return port;
    }
}
