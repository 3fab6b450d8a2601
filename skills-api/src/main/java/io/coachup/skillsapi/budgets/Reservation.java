package io.coachup.skillsapi.budgets;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A promise, to be settled under this id; null when nothing is limited. */
@RegisterForReflection
public record Reservation(String reservation) {}
