package io.coachup.skillsapi.budgets;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An error body that also says in how many seconds there may be room again.
 *
 * @param error a sentence for the person
 * @param code the machine word, which no other refusal with this status has
 * @param requestId id of the request
 */
@RegisterForReflection
public record BudgetRefusal(String error, String code, String requestId, int retryAfterSeconds) {}
