package io.coachup.bench.chat;

import io.coachup.bench.Options;
import io.coachup.bench.Rounds;
import io.coachup.bench.Table;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code ./coachup bench chat}: the same reply straight from the upstream, through nginx, and through the gateway with one
 * thing more at each step, so that the cost of each is seen. Rounds of all contestants alternate.
 */
public final class ChatLadder {

    private static final String JAVA_OPTIONS = "-Xmx256m -XX:+UseSerialGC";
    private static final int ROUNDS = 5;
    private static final int WARM_UP_ROUNDS = 12;
    private static final Scenario BURST = new Scenario("burst", 0, 64, 6400);
    private static final Scenario PACED = new Scenario("paced", 20, 64, 384);
    private static final Scenario CROWD = new Scenario("crowd", 20, 1000, 3000);

    private ChatLadder() {}

    /** Measures and prints; 5 rounds unless {@code --rounds} says otherwise, {@code --beside} compares whole gateways only, {@code --only} runs one scenario. */
    public static void run(Path root, List<String> arguments) {
        Options options = Options.read(arguments, ROUNDS);
        int rounds = options.rounds();
        List<Scenario> scenarios = options.chosen(List.of(BURST, PACED, CROWD), Scenario::name);
        List<String> javaOptions = Arrays.asList(
                System.getenv().getOrDefault("COACHUP_JAVA_OPTS", JAVA_OPTIONS).split(" "));
        Vertx vertx = Vertx.vertx();
        try (Contestants contestants = new Contestants(root, options.beside(), workFolder(root), javaOptions)) {
            Load load = new Load(vertx);
            List<Target> all = contestants.targets();
            System.out.println("Warming up");
            measure(contestants, load, all, BURST, WARM_UP_ROUNDS);
            for (Scenario scenario : scenarios) {
                List<Target> targets = scenario == CROWD ? contestants.whole() : all;
                print(scenario, measure(contestants, load, targets, scenario, rounds), javaOptions);
            }
        } finally {
            vertx.close();
        }
    }

    private static Map<Target, Measured> measure(
            Contestants contestants, Load load, List<Target> targets, Scenario scenario, int rounds) {
        contestants.setPace(scenario.paceMs());
        Map<Target, Measured> measured = new LinkedHashMap<>();
        targets.forEach(target -> measured.put(target, new Measured()));
        for (int round = 0; round < rounds; round++) {
            measured.forEach((target, results) -> results.round(load, target, scenario));
        }
        return measured;
    }

    private static void print(Scenario scenario, Map<Target, Measured> measured, List<String> javaOptions) {
        Measured straight = List.copyOf(measured.values()).get(0);
        Measured nginx = List.copyOf(measured.values()).get(1);
        Table table = new Table(
                "",
                "CPU ms/stream",
                "x nginx",
                "streams/s",
                "first token p50 ms",
                "p99 ms",
                "added p50",
                "added p99",
                "added p99 x nginx",
                "lost streams",
                "tokens",
                "RSS MB");
        measured.forEach((target, results) -> {
            List<String> cells = new ArrayList<>(List.of(target.name()));
            cells.add(target.processes().isEmpty() ? "" : results.cpuMs().text(3));
            cells.add(target.processes().isEmpty() ? "" : ratio(results.cpuMs(), nginx.cpuMs()));
            cells.add(results.perSecond().text(0));
            cells.add(results.firstTokenP50().text(1));
            cells.add(results.firstTokenP99().text(1));
            cells.add(added(results.firstTokenP50(), straight.firstTokenP50()));
            cells.add(added(results.firstTokenP99(), straight.firstTokenP99()));
            cells.add(addedRatio(results, nginx, straight));
            cells.add(Integer.toString(results.failed()));
            cells.add(String.format(Locale.ROOT, "%.2f %%", results.delivered() * 100));
            cells.add(target.processes().isEmpty() ? "" : results.residentMb().text(0));
            table.row(cells);
        });
        System.out.printf(
                "%n%s; %d streams a round, median [lowest–highest]; gateway: java %s%n%s",
                scenario.title(), scenario.streams(), String.join(" ", javaOptions), table);
    }

    private static String ratio(Rounds value, Rounds base) {
        return String.format(Locale.ROOT, "%.2f", value.median() / base.median());
    }

    /** How many times as much as nginx a target adds to the first token; "-" where nginx adds nothing that can be told. */
    private static String addedRatio(Measured results, Measured nginx, Measured straight) {
        double base = straight.firstTokenP99().median();
        double byNginx = nginx.firstTokenP99().median() - base;
        return byNginx <= 0 || results == straight
                ? "-"
                : String.format(Locale.ROOT, "%.2f", (results.firstTokenP99().median() - base) / byNginx);
    }

    private static String added(Rounds value, Rounds base) {
        return String.format(Locale.ROOT, "%.1f", value.median() - base.median());
    }

    private static Path workFolder(Path root) {
        try {
            return Files.createDirectories(root.resolve("deploy/bench/target/chat"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
