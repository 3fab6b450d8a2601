package io.coachup.local.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A process to be kept running.
 *
 * @param name what the user calls it
 * @param environment all variables of the process
 * @param log where its output goes, appended
 * @param errors where its standard error goes, appended; may be the same
 * @param logsOutput whether stdout goes to the log too; else it is left to {@code readiness}
 * @param pidFile holds its process id while it runs
 * @param readyLimit how long it may take to become ready
 */
public record Unit(
        String name,
        List<String> command,
        Path directory,
        Map<String, String> environment,
        Path log,
        Path errors,
        boolean logsOutput,
        Path pidFile,
        Readiness readiness,
        Duration readyLimit) {}
