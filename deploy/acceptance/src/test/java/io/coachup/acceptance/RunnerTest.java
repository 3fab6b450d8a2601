package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What {@code ./coachup up} promises: restarts, a clean stop, data that stays. */
class RunnerTest {

    private static final List<String> SERVICES =
            List.of("gateway-service", "speech-service", "skills-service", "assessment-worker");
    private static final Duration SECOND_START = Duration.ofSeconds(15);
    private static final Duration STOP = Duration.ofSeconds(10);

    @Test
    void aKilledServiceComesBackAndAStoppedSuiteLeavesNothingButItsData() throws Exception {
        Suite suite = Suite.start("runner", Map.of());
        String user = "ada-" + UUID.randomUUID();
        Client ada = Client.of(suite, user);
        assertThat(ada.post("/api/v1/skills/track", "skillId", "empathy").status())
                .isEqualTo(200);

        for (String service : SERVICES) {
            assertStartsFromItsAotCache(suite.pid(service));
        }
        long killed = suite.pid("skills-service");
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        awaitTracked(ada);

        assertThat(suite.pid("skills-service")).isNotEqualTo(killed);
        assertThat(suite.output()).anyMatch(line -> line.contains("skills-service") && line.contains("restarting"));
        assertThat(suite.log("skills-service")).isNotEmpty().allMatch(line -> line.startsWith("{"));

        List<ProcessHandle> processes = suite.processes();
        assertThat(processes).hasSizeGreaterThan(8);
        Instant stopping = Instant.now();
        suite.close();
        Duration stopped = Duration.between(stopping, Instant.now());
        assertThat(stopped).isLessThan(STOP);
        // What holds a service's leash sees only after the supervisor's end that it has nothing more to do.
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get(2, TimeUnit.SECONDS);

        try (Suite again = suite.again()) {
            System.out.printf(
                    "stop %d ms, second start %d ms%n",
                    stopped.toMillis(), again.startTime().toMillis());
            assertThat(again.startTime()).isLessThan(SECOND_START);
            assertThat(again.output().getLast()).isEqualTo("coachup is ready: " + again.gateway());
            awaitTracked(Client.of(again, user));
        }
    }

    /** A JVM that can't use its cache starts without saying so, unless it is told that it has to. */
    private static void assertStartsFromItsAotCache(long pid) throws Exception {
        ProcessHandle.Info service = ProcessHandle.of(pid).orElseThrow().info();
        List<String> command = new ArrayList<>(List.of(service.command().orElseThrow(), "-XX:AOTMode=on"));
        command.addAll(List.of(service.arguments().orElseThrow()));
        command.set(command.indexOf("-jar"), "-cp");
        command.add("-version");
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(command).anyMatch(flag -> flag.startsWith("-XX:AOTCache="));
        assertThat(started.waitFor()).as(output).isZero();
    }

    private static void awaitTracked(Client client) {
        Awaitility.await("skills-service is back")
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/api/v1/skills/tracked").text().contains("empathy"));
    }
}
