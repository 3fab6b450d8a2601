package io.coachup.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.local.standin.ReadyLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {

    private static final long LIMIT_SECONDS = 15;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final BlockingQueue<Process> ready = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    private Supervised supervised;

    @AfterEach
    void stop() {
        supervised.stop(Duration.ZERO);
    }

    @Test
    void restartsAProcessThatIsKilledAndSaysSo() throws Exception {
        // Given
        supervise("good", Duration.ofSeconds(LIMIT_SECONDS)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        Process first = ready.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(writtenPid()).isEqualTo(first.pid());

        // When
        first.destroyForcibly();

        // Then
        Process second = ready.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(writtenPid()).isEqualTo(second.pid());
        assertThat(second.isAlive()).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("test-service ended (exit code 137), restarting");
    }

    @Test
    void killsAProcessThatDoesNotStopInTime() throws Exception {
        // Given
        supervise("stubborn", Duration.ofSeconds(LIMIT_SECONDS)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        Process process = ready.poll(LIMIT_SECONDS, TimeUnit.SECONDS);

        // When
        supervised.stop(Duration.ofMillis(300));

        // Then
        assertThat(process.isAlive()).isFalse();
        assertThat(process.exitValue()).isEqualTo(137);
        assertThat(folder.resolve("pid")).doesNotExist();
    }

    @Test
    void doesNotRestartWhatItStops() throws Exception {
        // Given
        supervise("good", Duration.ofSeconds(LIMIT_SECONDS)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        Process process = ready.poll(LIMIT_SECONDS, TimeUnit.SECONDS);

        // When
        supervised.stop(Duration.ofSeconds(LIMIT_SECONDS));

        // Then
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(ready.poll(300, TimeUnit.MILLISECONDS)).isNull();
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("restarting");
    }

    @Test
    void showsTheLogOfAProcessThatEndsBeforeItIsReady() {
        CompletableFuture<Void> start = supervise("broken", Duration.ofSeconds(LIMIT_SECONDS));

        assertThatThrownBy(() -> start.get(LIMIT_SECONDS, TimeUnit.SECONDS))
                .hasCauseInstanceOf(StartFailedException.class)
                .hasMessageContaining("test-service ended with exit code 3")
                .hasMessageContaining(folder.resolve("log").toString())
                .hasMessageContaining("the setting is wrong");
    }

    @Test
    void givesUpOnAProcessThatIsNotReadyInTime() {
        CompletableFuture<Void> start = supervise("good", Duration.ofMillis(1));

        assertThatThrownBy(() -> start.get(LIMIT_SECONDS, TimeUnit.SECONDS))
                .hasCauseInstanceOf(StartFailedException.class)
                .hasMessageContaining("test-service was not ready after 0 s");
    }

    private CompletableFuture<Void> supervise(String behaviour, Duration readyLimit) {
        Unit unit = new Unit(
                "test-service",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        Child.class.getName(),
                        behaviour),
                folder,
                System.getenv(),
                folder.resolve("log"),
                folder.resolve("log"),
                false,
                folder.resolve("pid"),
                process -> ReadyLine.of(process).thenRun(() -> ready.add(process)),
                readyLimit);
        Output output = new Output(new PrintStream(printed, true, StandardCharsets.UTF_8));
        supervised = new Supervised(unit, output, new BackOff(Duration.ofMillis(10), Duration.ofMillis(10)));
        return supervised.start();
    }

    private long writtenPid() throws Exception {
        return Long.parseLong(Files.readString(folder.resolve("pid")).trim());
    }
}
