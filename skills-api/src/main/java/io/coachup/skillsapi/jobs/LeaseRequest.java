package io.coachup.skillsapi.jobs;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Asks for a job, waiting up to {@code waitMs} for one, and holds it for {@code leaseMs}. */
@RegisterForReflection
public record LeaseRequest(long waitMs, long leaseMs) {}
