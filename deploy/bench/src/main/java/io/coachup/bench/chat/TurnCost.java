package io.coachup.bench.chat;

import io.coachup.bench.ProcessUsage;
import io.coachup.bench.Rounds;
import java.util.List;

/** What the rounds of one suite showed for one kind of turns. A round is over when all that was said is stored. */
final class TurnCost {

    private static final int STORED_A_TURN = 2;

    private final Rounds gateway = new Rounds();
    private final Rounds skills = new Rounds();
    private final Rounds postgres = new Rounds();
    private final Rounds together = new Rounds();
    private final Rounds perSecond = new Rounds();
    private final Rounds firstTokenP50 = new Rounds();
    private final Rounds firstTokenP99 = new Rounds();
    private int failed;
    private long lacking;

    private record Cpu(double gateway, double skills, double postgres) {

        static Cpu now(TurnSuite suite, Target target) {
            return new Cpu(
                    ProcessUsage.cpuMs(target.processes()),
                    ProcessUsage.cpuMs(suite.skills()),
                    suite.database().cpuMs());
        }
    }

    /** Runs one round. */
    void round(Load load, TurnSuite suite, Turns kind) {
        Target target = suite.target(kind);
        int turns = kind.scenario().streams();
        long stored = suite.database().stored();
        Cpu before = Cpu.now(suite, target);
        long begun = System.nanoTime();
        Streams seen = load.run(target, kind.scenario());
        if (kind.hasSession()) {
            lacking += suite.database().awaitStored(stored + (long) STORED_A_TURN * turns);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Cpu after = Cpu.now(suite, target);
        gateway.add((after.gateway() - before.gateway()) / turns);
        skills.add((after.skills() - before.skills()) / turns);
        postgres.add((after.postgres() - before.postgres()) / turns);
        together.add((after.gateway()
                        + after.skills()
                        + after.postgres()
                        - before.gateway()
                        - before.skills()
                        - before.postgres())
                / turns);
        perSecond.add(turns / seconds);
        firstTokenP50.add(seen.firstTokenMs(0.50));
        firstTokenP99.add(seen.firstTokenMs(0.99));
        failed += seen.failed();
    }

    /** The heads of {@link #cells}. */
    static List<String> heads() {
        return List.of(
                "gateway",
                "skills",
                "PostgreSQL",
                "CPU ms/turn",
                "turns/s",
                "first token p50 ms",
                "p99 ms",
                "lost streams",
                "turns not stored");
    }

    /** What was measured, as the median and the range of rounds. */
    List<String> cells() {
        return List.of(
                gateway.text(2),
                skills.text(2),
                postgres.text(2),
                together.text(2),
                perSecond.text(0),
                firstTokenP50.text(1),
                firstTokenP99.text(1),
                Integer.toString(failed),
                Long.toString(lacking));
    }
}
