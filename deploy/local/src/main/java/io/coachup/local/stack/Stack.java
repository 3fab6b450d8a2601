package io.coachup.local.stack;

import io.coachup.local.standin.StandIn;
import io.coachup.local.supervisor.Output;
import io.coachup.local.supervisor.StartFailedException;
import io.coachup.local.supervisor.Supervised;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The stand-ins and services of one run. */
public final class Stack {

    // Together, with the time for killing, below the ten seconds after which everything has to be gone.
    private static final Duration SERVICE_GRACE = Duration.ofMillis(5000);
    private static final Duration STAND_IN_GRACE = Duration.ofMillis(2500);

    private final Map<StandIn, Supervised> standIns;
    private final Map<Service, Supervised> services;
    private final Map<String, Supervised> observers;
    private final Output output;

    /** Of these parts; nothing runs yet. Observers are what looks at the services, by name. */
    public Stack(
            Map<StandIn, Supervised> standIns,
            Map<Service, Supervised> services,
            Map<String, Supervised> observers,
            Output output) {
        this.standIns = standIns;
        this.services = services;
        this.observers = observers;
        this.output = output;
    }

    /**
     * Starts everything, each part as soon as what it needs is ready, and returns when all are.
     *
     * @throws StartFailedException with a message for the user, when one does not become ready
     */
    public void start() {
        CompletableFuture<Void> failure = new CompletableFuture<>();
        Map<StandIn, CompletableFuture<?>> ready = new EnumMap<>(StandIn.class);
        standIns.forEach((kind, part) -> ready.put(kind, announced(kind.title(), part.start(), failure)));
        List<CompletableFuture<?>> all = new ArrayList<>(ready.values());
        observers.forEach((name, part) -> all.add(announced(name, part.start(), failure)));
        services.forEach((service, part) -> {
            CompletableFuture<Void> needs = CompletableFuture.allOf(
                    service.needs().stream().map(ready::get).toArray(CompletableFuture[]::new));
            all.add(announced(service.id(), needs.thenCompose(_ -> part.start()), failure));
        });
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)), failure)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailedException known
                    ? known
                    : new StartFailedException("The suite can't be started: " + e.getCause(), e);
        }
    }

    /** Stops the services, then all the others, each kind in parallel; all have ended when it returns. */
    public void stop() {
        stop(services.values(), SERVICE_GRACE);
        List<Supervised> rest = new ArrayList<>(standIns.values());
        rest.addAll(observers.values());
        stop(rest, STAND_IN_GRACE);
    }

    private CompletableFuture<?> announced(
            String name, CompletableFuture<Void> ready, CompletableFuture<Void> failure) {
        return ready.whenComplete((_, problem) -> {
            if (problem == null) {
                output.step(name + " is ready");
            } else {
                failure.completeExceptionally(problem);
            }
        });
    }

    private static void stop(Collection<Supervised> parts, Duration grace) {
        List<Thread> stops = parts.stream()
                .map(part -> Thread.ofVirtual().start(() -> part.stop(grace)))
                .toList();
        try {
            for (Thread stop : stops) {
                stop.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
