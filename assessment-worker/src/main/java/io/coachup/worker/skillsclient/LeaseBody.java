package io.coachup.worker.skillsclient;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Asks for a job; both times in ms. */
@RegisterForReflection
public record LeaseBody(long waitMs, long leaseMs) {}
