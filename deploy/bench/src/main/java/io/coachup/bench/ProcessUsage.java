package io.coachup.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What processes have used so far, as Linux counts it. */
public final class ProcessUsage {

    // USER_HZ, which is 100 on every platform that a JDK is built for.
    private static final double TICK_MS = 10;
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CHILDREN_UTIME = 13;
    private static final int CHILDREN_STIME = 14;
    private static final int TRIES = 20;
    private static final double KB_PER_MB = 1024;

    private ProcessUsage() {}

    /** CPU time in ms, in user and kernel mode, of all of them. */
    public static double cpuMs(List<ProcessHandle> processes) {
        return processes.stream()
                .mapToDouble(process -> ms(process, UTIME, STIME))
                .sum();
    }

    /** The same of a process and all its children, those that have ended meanwhile too. */
    public static double familyCpuMs(ProcessHandle parent) {
        for (int attempt = 1; ; attempt++) {
            try {
                List<ProcessHandle> children = parent.children().toList();
                double ms = cpuMs(children) + ms(parent, UTIME, STIME, CHILDREN_UTIME, CHILDREN_STIME);
                // What ends in between has moved from one number to the other.
                if (parent.children().toList().equals(children) || attempt == TRIES) {
                    return ms;
                }
            } catch (UncheckedIOException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static double ms(ProcessHandle process, int... numbers) {
        // The command, in parentheses, may hold spaces.
        String stat = read(process, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(numbers)
                        .mapToLong(number -> Long.parseLong(fields[number]))
                        .sum()
                * TICK_MS;
    }

    /** Resident memory in MB (2^20 bytes) of all of them. */
    public static double residentMb(List<ProcessHandle> processes) {
        return processes.stream()
                        .mapToLong(process -> read(process, "status")
                                .lines()
                                .filter(line -> line.startsWith("VmRSS:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .sum())
                        .sum()
                / KB_PER_MB;
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
