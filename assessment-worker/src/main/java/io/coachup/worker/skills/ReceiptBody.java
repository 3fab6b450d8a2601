package io.coachup.worker.skills;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Prolongs a lease by {@code leaseMs} or ends it after {@code delayMs}; the route says which of the two counts. */
@RegisterForReflection
public record ReceiptBody(String receipt, long leaseMs, long delayMs) {}
