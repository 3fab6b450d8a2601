package io.coachup.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {

    private final List<ProcessHandle> self = List.of(ProcessHandle.current());

    @Test
    void cpuTimeIsWhatTheJvmSaysOfItself() {
        double before = ProcessUsage.cpuMs(self);
        long spentNanos = spend();

        assertThat(ProcessUsage.cpuMs(self) - before).isGreaterThanOrEqualTo(spentNanos / 1e6 - 20);
    }

    @Test
    void whatAChildUsedCountsAfterItHasEnded() throws Exception {
        double before = ProcessUsage.familyCpuMs(ProcessHandle.current());
        Process child =
                new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; times").start();
        String times = new String(child.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        child.waitFor();

        double userMs = 1000 * Double.parseDouble(times.replaceAll("(?s)^\\d+m([\\d.]+)s.*", "$1"));
        assertThat(userMs).isPositive();
        assertThat(ProcessUsage.familyCpuMs(ProcessHandle.current()) - before).isGreaterThanOrEqualTo(userMs - 20);
    }

    @Test
    void memoryOfARunningJvmIsThere() {
        assertThat(ProcessUsage.residentMb(self)).isBetween(20.0, 4000.0);
    }

    @Test
    void noProcessesUseNothing() {
        assertThat(ProcessUsage.cpuMs(List.of())).isZero();
        assertThat(ProcessUsage.residentMb(List.of())).isZero();
    }

    private static long spend() {
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - begun < 100_000_000) {
            Thread.onSpinWait();
        }
        return threads.getCurrentThreadCpuTime() - begun;
    }
}
