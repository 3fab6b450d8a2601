package io.coachup.worker.job;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while every loop runs and none is busy for longer than all its time limits allow. */
@Liveness
@Singleton
public final class WorkerLiveness implements HealthCheck {

    private final WorkerLoops loops;

    public WorkerLiveness(WorkerLoops loops) {
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("worker-loops").status(loops.isAlive()).build();
    }
}
