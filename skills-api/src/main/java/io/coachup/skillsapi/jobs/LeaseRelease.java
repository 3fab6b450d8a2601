package io.coachup.skillsapi.jobs;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Ends a lease; the job is leased again after {@code delayMs}. */
@RegisterForReflection
public record LeaseRelease(String receipt, long delayMs) {}
