package io.coachup.bench.chat;

import io.coachup.bench.ProcessUsage;
import io.coachup.bench.Rounds;

/** What the rounds of one target in one scenario showed. */
final class Measured {

    private final Rounds cpuMs = new Rounds();
    private final Rounds perSecond = new Rounds();
    private final Rounds firstTokenP50 = new Rounds();
    private final Rounds firstTokenP99 = new Rounds();
    private final Rounds residentMb = new Rounds();
    private int failed;
    private double delivered = 1;

    /** Runs one round. */
    void round(Load load, Target target, Scenario scenario) {
        double cpuBefore = ProcessUsage.cpuMs(target.processes());
        long begun = System.nanoTime();
        Streams seen = load.run(target, scenario);
        double seconds = (System.nanoTime() - begun) / 1e9;
        cpuMs.add((ProcessUsage.cpuMs(target.processes()) - cpuBefore) / scenario.streams());
        perSecond.add(scenario.streams() / seconds);
        firstTokenP50.add(seen.firstTokenMs(0.50));
        firstTokenP99.add(seen.firstTokenMs(0.99));
        failed += seen.failed();
        delivered = Math.min(delivered, seen.delivered());
        residentMb.add(ProcessUsage.residentMb(target.processes()));
    }

    /** CPU time a stream. */
    Rounds cpuMs() {
        return cpuMs;
    }

    /** Streams a second. */
    Rounds perSecond() {
        return perSecond;
    }

    Rounds firstTokenP50() {
        return firstTokenP50;
    }

    Rounds firstTokenP99() {
        return firstTokenP99;
    }

    /** Streams that lacked a token or their end, in all rounds. */
    int failed() {
        return failed;
    }

    /** The lowest part of tokens that arrived in a round. */
    double delivered() {
        return delivered;
    }

    /** Resident memory after a round. */
    Rounds residentMb() {
        return residentMb;
    }
}
