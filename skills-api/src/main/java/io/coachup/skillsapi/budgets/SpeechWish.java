package io.coachup.skillsapi.budgets;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Asks for audio of so many ms to be heard or spoken for a person. */
@RegisterForReflection
public record SpeechWish(String userId, long audioMs) {}
