package io.coachup.skillsapi.jobs;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Whether a lease was still held. */
@RegisterForReflection
public record LeaseHeld(boolean ok) {}
