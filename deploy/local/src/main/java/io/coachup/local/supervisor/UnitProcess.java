package io.coachup.local.supervisor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a unit's process and keeps its pid file. */
final class UnitProcess {

    private static final int SHOWN_LOG_LINES = 15;
    // A Ctrl-C goes to all processes of the terminal; the children wait for the supervisor, which ends them in order.
    private static final List<String> IGNORE_INTERRUPT = List.of("/bin/sh", "-c", "trap '' INT; exec \"$0\" \"$@\"");

    private final Unit unit;
    private long logStart;
    private long errorsStart;

    UnitProcess(Unit unit) {
        this.unit = unit;
    }

    Process start() throws IOException {
        List<String> command = new ArrayList<>(IGNORE_INTERRUPT);
        command.addAll(unit.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(unit.directory().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(unit.errors().toFile()));
        if (unit.logsOutput()) {
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(unit.log().toFile()));
        }
        builder.environment().clear();
        builder.environment().putAll(unit.environment());
        logStart = size(unit.log());
        errorsStart = size(unit.errors());
        Process process = builder.start();
        Files.writeString(unit.pidFile(), process.pid() + "\n");
        return process;
    }

    void forget() {
        try {
            Files.deleteIfExists(unit.pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StartFailedException failure(String reason) {
        return new StartFailedException(unit.name() + " " + reason + ". The end of its log, " + unit.log() + ":\n"
                + lastLines(unit.log(), logStart)
                + (unit.errors().equals(unit.log()) ? "" : "\n" + lastLines(unit.errors(), errorsStart))
                        .stripTrailing());
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static String lastLines(Path file, long start) {
        try (InputStream log = Files.newInputStream(file)) {
            log.skipNBytes(start);
            List<String> lines = new String(log.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(it can't be read: " + e.getMessage() + ")";
        }
    }
}
