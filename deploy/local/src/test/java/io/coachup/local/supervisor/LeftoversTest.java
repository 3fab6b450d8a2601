package io.coachup.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path folder;

    private Process process;
    private Path pidFile;

    @BeforeEach
    void startAProcess() throws IOException {
        process = new ProcessBuilder("sleep", "1000").start();
        pidFile = Files.writeString(folder.resolve("service.pid"), process.pid() + "\n");
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void endsAProcessOfAnEarlierRun() {
        int ended = Leftovers.end(List.of(new Leftovers.Trace(pidFile, "sleep 1000")));

        assertThat(ended).isEqualTo(1);
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void waitsAlsoForTheEndOfWhatTheProcessStarted() throws IOException {
        // Given
        Process parent = new ProcessBuilder("sh", "-c", "(sleep 0.7; :) & echo $!; exec sleep 1002").start();
        try (BufferedReader output = parent.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            Path file = Files.writeString(folder.resolve("parent.pid"), parent.pid() + "\n");

            // When
            int ended = Leftovers.end(List.of(new Leftovers.Trace(file, "sleep 1002")));

            // Then
            assertThat(ended).isEqualTo(1);
            assertThat(parent.isAlive()).isFalse();
            assertThat(child.isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void leavesAloneWhatOnlyHasTheSameNumber() {
        int ended = Leftovers.end(List.of(new Leftovers.Trace(pidFile, "-Dcoachup.part-of=/another ")));

        assertThat(ended).isZero();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void hasNothingToDoAfterACleanEnd() {
        assertThat(Leftovers.end(List.of(new Leftovers.Trace(folder.resolve("none.pid"), "sleep"))))
                .isZero();
    }
}
