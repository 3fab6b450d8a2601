package io.coachup.skillsapi.jobs;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Holds a lease for {@code leaseMs} from now. */
@RegisterForReflection
public record LeaseExtension(String receipt, long leaseMs) {}
