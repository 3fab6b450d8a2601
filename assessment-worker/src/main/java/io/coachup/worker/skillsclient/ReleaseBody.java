package io.coachup.worker.skillsclient;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Ends a lease; the job is leased again after {@code delayMs}. */
@RegisterForReflection
public record ReleaseBody(String receipt, long delayMs) {}
