package io.coachup.bench.chat;

import io.coachup.bench.Options;
import io.coachup.bench.Table;
import io.coachup.bench.WorkFolder;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./coachup bench turn}: a chat's turn as a user has it, through the real gateway, skills-service and PostgreSQL,
 * with a scripted model. Rounds of all suites alternate.
 */
public final class TurnBench {

    private static final String JAVA_OPTIONS = "-Xmx256m -XX:+UseSerialGC";
    private static final int ROUNDS = 5;
    private static final int WARM_UP_ROUNDS = 8;

    private final Load load;
    private final TurnSurroundings around;

    private TurnBench(Load load, TurnSurroundings around) {
        this.load = load;
        this.around = around;
    }

    /** Measures and prints; 5 rounds unless {@code --rounds} says otherwise, {@code --beside} adds suites, {@code --only} runs one kind of turns. */
    public static void run(Path root, List<String> arguments) {
        Options options = Options.read(arguments, ROUNDS);
        List<Turns> kinds =
                options.chosen(List.of(Turns.values()), kind -> kind.scenario().name());
        List<String> javaOptions = Arrays.asList(
                System.getenv().getOrDefault("COACHUP_JAVA_OPTS", JAVA_OPTIONS).split(" "));
        Path folder = WorkFolder.empty(root.resolve("deploy/bench/target/turn"));
        List<TurnSuite> suites = new ArrayList<>();
        Vertx vertx = Vertx.vertx();
        try (TurnSurroundings around = new TurnSurroundings(folder)) {
            suites.add(new TurnSuite("here", root, WorkFolder.empty(folder.resolve("here")), around, javaOptions));
            for (Path checkout : options.beside()) {
                Path own = WorkFolder.empty(folder.resolve("beside-" + suites.size()));
                suites.add(new TurnSuite(checkout.toString(), checkout, own, around, javaOptions));
            }
            new TurnBench(new Load(vertx), around).run(suites, kinds, options.rounds());
            System.out.printf(
                    "64 at once; medians [lowest–highest] of %d rounds; services: java %s%n",
                    options.rounds(), String.join(" ", javaOptions));
        } finally {
            suites.forEach(TurnSuite::close);
            vertx.close();
        }
    }

    private void run(List<TurnSuite> suites, List<Turns> kinds, int rounds) {
        System.out.println("Warming up");
        measure(suites, Turns.SESSIONS, WARM_UP_ROUNDS);
        List<String> head = new ArrayList<>(List.of(""));
        head.addAll(TurnCost.heads());
        Table table = new Table(head.toArray(String[]::new));
        for (Turns kind : kinds) {
            measure(suites, kind, 1);
            measure(suites, kind, rounds).forEach((suite, cost) -> {
                List<String> cells = new ArrayList<>(List.of(kind.title() + ": " + suite.name()));
                cells.addAll(cost.cells());
                table.row(cells);
            });
        }
        System.out.print(table);
    }

    private Map<TurnSuite, TurnCost> measure(List<TurnSuite> suites, Turns kind, int rounds) {
        around.setPace(kind.scenario().paceMs());
        Map<TurnSuite, TurnCost> costs = new LinkedHashMap<>();
        suites.forEach(suite -> costs.put(suite, new TurnCost()));
        for (int round = 0; round < rounds; round++) {
            costs.forEach((suite, cost) -> cost.round(load, suite, kind));
        }
        return costs;
    }
}
