package io.coachup.bench.start;

import io.coachup.bench.BenchProcess;
import io.coachup.bench.Options;
import io.coachup.bench.ProcessUsage;
import io.coachup.bench.Rounds;
import io.coachup.bench.Table;
import io.coachup.local.settings.Layout;
import io.coachup.local.stack.Service;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./coachup bench start}: how soon each service answers, and how much memory it then has, by packaging. */
public final class StartBench {

    private static final List<String> JAVA_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");
    private static final int ROUNDS = 5;

    private enum Packaging {
        FAST_JAR("fast-jar", "bench-fast-jar"),
        AOT_JAR("aot-jar", "quarkus-app"),
        AOT_CACHE("aot-jar with AOT cache", "quarkus-app");

        private final String title;
        private final String folder;

        Packaging(String title, String folder) {
            this.title = title;
            this.folder = folder;
        }

        List<String> command(Path target) {
            Path application = target.resolve(folder);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(JAVA_OPTIONS);
            if (this == AOT_CACHE) {
                command.add("-XX:AOTCache=" + application.resolve("app.aot"));
            }
            command.addAll(List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-jar",
                    application.resolve("quarkus-run.jar").toString()));
            return command;
        }
    }

    private record Measured(Rounds seconds, Rounds residentMb, Rounds cpuSeconds) {}

    private StartBench() {}

    /** Measures and prints; {@code --rounds <n>} sets the rounds, 5 unless given. */
    public static void run(Path root, List<String> options) {
        Options read = Options.read(options, ROUNDS);
        if (!read.beside().isEmpty()) {
            throw new IllegalArgumentException("--beside is an option of the benchmark chat.");
        }
        int rounds = read.rounds();
        Path work = root.resolve("deploy/bench/target/start");
        Table table = new Table("", "packaging", "first response s", "RSS MB", "CPU s");
        try (StandIns standIns = new StandIns(new Layout(root, work))) {
            for (Service service : Service.values()) {
                Map<Packaging, Measured> measured = new LinkedHashMap<>();
                Arrays.stream(Packaging.values())
                        .forEach(kind -> measured.put(kind, new Measured(new Rounds(), new Rounds(), new Rounds())));
                for (int round = 0; round < rounds; round++) {
                    measured.forEach((kind, results) -> start(
                            kind.command(root.resolve(service.id()).resolve("target")),
                            service,
                            standIns,
                            work.resolve(service.id() + ".log"),
                            results));
                }
                measured.forEach((kind, results) -> table.row(List.of(
                        service.id(),
                        kind.title,
                        results.seconds().text(2),
                        results.residentMb().text(0),
                        results.cpuSeconds().text(2))));
            }
        }
        System.out.printf(
                "Until /q/health/ready answers 200; median [lowest–highest]; java %s%n%s",
                String.join(" ", JAVA_OPTIONS), table);
    }

    private static void start(List<String> command, Service service, StandIns standIns, Path log, Measured results) {
        Map<String, String> environment = standIns.environment();
        URI health = URI.create("http://localhost:" + service.managementPort().port(environment) + "/q/health/ready");
        long begun = System.nanoTime();
        try (BenchProcess process = BenchProcess.start(command, environment, log)) {
            results.seconds().add((process.awaitAnswer(health) - begun) / 1e9);
            results.residentMb().add(ProcessUsage.residentMb(process.handles()));
            results.cpuSeconds().add(ProcessUsage.cpuMs(process.handles()) / 1e3);
        }
    }
}
