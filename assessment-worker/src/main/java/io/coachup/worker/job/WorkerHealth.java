package io.coachup.worker.job;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the worker's loops run. */
@Readiness
@Singleton
public final class WorkerHealth implements HealthCheck {

    private final WorkerLoops loops;

    public WorkerHealth(WorkerLoops loops) {
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("worker-loops")
                .status(loops.isRunning())
                .build();
    }
}
