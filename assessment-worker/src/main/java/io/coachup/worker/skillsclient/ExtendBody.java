package io.coachup.worker.skillsclient;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Prolongs a lease by {@code leaseMs} from now on. */
@RegisterForReflection
public record ExtendBody(String receipt, long leaseMs) {}
