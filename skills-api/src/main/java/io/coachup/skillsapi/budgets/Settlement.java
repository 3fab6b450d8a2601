package io.coachup.skillsapi.budgets;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a reservation really took; nothing at all gives it back.
 *
 * @param userId who used it, so that it is counted also where nothing was reserved under this id; null when it isn't then
 * @param costCents cents of a reply
 * @param tokens of prompt and reply together
 * @param audioMs audio heard or spoken, in ms
 */
@RegisterForReflection
public record Settlement(String reservation, String userId, double costCents, long tokens, long audioMs) {}
