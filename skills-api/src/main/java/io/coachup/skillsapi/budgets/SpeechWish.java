package io.coachup.skillsapi.budgets;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Asks for audio of so many ms to be heard or spoken for a person.
 *
 * @param reservation UUID under which it is to be reserved and will be settled, also when the answer got lost; null to be given
 *     one
 */
@RegisterForReflection
public record SpeechWish(String userId, long audioMs, String reservation) {}
