package io.coachup.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Another person, who goes on using a service while somebody attacks it. Nothing of theirs may be refused, and their
 * 99th percentile may at most be three times what it was before.
 */
public final class Bystander {

    private static final int CALM_REQUESTS = 50;

    /** Fewer say nothing about a 99th percentile; an attack that is over sooner is watched a little longer. */
    private static final int MIN_REQUESTS = 20;

    private static final long PACE_MS = 20;
    private static final int ALLOWED_FACTOR = 3;

    /**
     * On two cores the attacker's own work, which is elsewhere in reality, is felt too, so that less than this is no
     * evidence, in ms. Of so few requests the 99th percentile is the slowest one.
     */
    private static final double NOISE_MS = 250;

    private static final double P99 = 0.99;
    private static final double NANOS_PER_MS = 1e6;

    private final Callable<Integer> request;
    private final List<Double> millis = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    private Bystander(Callable<Integer> request) {
        this.request = request;
    }

    /**
     * Runs the attack while a bystander makes one request after the other.
     *
     * @param request makes one request, with a time limit of its own, and returns its status
     * @throws AssertionError when a request of the bystander failed or the 99th percentile grew too much
     */
    public static void noticesNothing(Callable<Integer> request, Attack attack) throws Exception {
        double before = calm(request);
        Bystander during = new Bystander(request);
        try (ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> requests = thread.scheduleWithFixedDelay(during::ask, 0, PACE_MS, TimeUnit.MILLISECONDS);
            try {
                attack.run();
            } finally {
                requests.cancel(false);
            }
            thread.submit(during::askUntilEnough).get();
        }
        during.check(before);
    }

    /** What the attacker does. */
    @FunctionalInterface
    public interface Attack {

        /** Returns when it is over. */
        void run() throws Exception;
    }

    private static double calm(Callable<Integer> request) {
        Bystander before = new Bystander(request);
        for (int i = 0; i < CALM_REQUESTS; i++) {
            before.ask();
        }
        if (!before.refusals.isEmpty()) {
            throw new AssertionError("The bystander was refused before the attack: " + before.refusals);
        }
        return before.p99();
    }

    private void askUntilEnough() {
        while (millis.size() < MIN_REQUESTS) {
            ask();
        }
    }

    private void ask() {
        long start = System.nanoTime();
        String outcome;
        try {
            int status = request.call();
            outcome = status >= 200 && status < 300 ? null : "status " + status;
        } catch (Exception e) {
            outcome = e.toString();
        }
        millis.add((System.nanoTime() - start) / NANOS_PER_MS);
        if (outcome != null) {
            refusals.add(outcome);
        }
    }

    private double p99() {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.ceil(P99 * sorted.size()) - 1);
    }

    private void check(double before) {
        double allowed = Math.max(NOISE_MS, ALLOWED_FACTOR * before);
        if (!refusals.isEmpty() || p99() > allowed) {
            throw new AssertionError("Of %d requests of a bystander %d were refused (%s); p99 %.0f ms, before %.0f ms"
                    .formatted(
                            millis.size(),
                            refusals.size(),
                            refusals.stream().distinct().toList(),
                            p99(),
                            before));
        }
    }
}
