package io.coachup.local.supervisor;

import java.util.concurrent.CompletableFuture;

/** Tells when a started process can do its work. */
@FunctionalInterface
public interface Readiness {

    /** Starts to watch; completes when the process is ready, may fail, and is cancelled when it is no longer wanted. */
    CompletableFuture<?> watch(Process process);
}
