package io.coachup.local.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps one process running: starts it, starts it again when it ends, stops it. */
public final class Supervised {

    private static final int FIRST_SIGNAL_CODE = 128;
    private static final Duration KILL_LIMIT = Duration.ofSeconds(2);

    private final Unit unit;
    private final Output output;
    private final BackOff backOff;
    private final UnitProcess launcher;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Process process;

    /** For this unit; nothing runs yet. */
    public Supervised(Unit unit, Output output, BackOff backOff) {
        this.unit = unit;
        this.output = output;
        this.backOff = backOff;
        this.launcher = new UnitProcess(unit);
    }

    /** Starts it and returns at once; the result completes when it is ready for the first time. */
    public CompletableFuture<Void> start() {
        Thread.ofVirtual().name(unit.name()).start(this::keepRunning);
        return firstReady;
    }

    /** Asks it to end and, after this time, kills it. Returns when it has ended. */
    public void stop(Duration grace) {
        Process current;
        synchronized (this) {
            stopping.countDown();
            current = process;
        }
        if (current != null) {
            current.destroy();
            try {
                if (!current.waitFor(grace)) {
                    current.destroyForcibly().waitFor(KILL_LIMIT);
                }
            } catch (InterruptedException e) {
                current.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        launcher.forget();
    }

    private void keepRunning() {
        try {
            while (launch()) {
                boolean ready = awaitReady();
                int code = process.waitFor();
                if (isStopping()) {
                    return;
                }
                // What ends by itself before it was ever ready would only do so again.
                if (!firstReady.isDone() && code < FIRST_SIGNAL_CODE) {
                    firstReady.completeExceptionally(launcher.failure("ended with exit code " + code));
                    return;
                }
                output.step(unit.name() + " ended (exit code " + code + "), restarting");
                if (stopping.await(backOff.next(ready).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (IOException e) {
            firstReady.completeExceptionally(
                    new StartFailedException(unit.name() + " could not be started: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean launch() throws IOException {
        if (isStopping()) {
            return false;
        }
        process = launcher.start();
        return true;
    }

    private boolean awaitReady() throws InterruptedException {
        CompletableFuture<?> ready = unit.readiness().watch(process);
        try {
            CompletableFuture.anyOf(ready, process.onExit())
                    .get(unit.readyLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            tooLate(e);
        } catch (ExecutionException e) {
            // It can't become ready any more.
            process.destroyForcibly();
        }
        if (!process.isAlive() || !ready.isDone() || ready.isCompletedExceptionally()) {
            ready.cancel(false);
            return false;
        }
        if (!firstReady.complete(null)) {
            output.step(unit.name() + " is ready again");
        }
        return true;
    }

    private void tooLate(TimeoutException cause) {
        String reason = "was not ready after " + unit.readyLimit().toSeconds() + " s";
        StartFailedException failure = launcher.failure(reason);
        failure.initCause(cause);
        if (!firstReady.completeExceptionally(failure)) {
            output.step(unit.name() + " " + reason);
        }
        process.destroyForcibly();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
