package io.coachup.skillsapi.speech;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What saying a text to a person cost.
 *
 * @param userId who listens
 * @param sessionId as the client named it
 */
@RegisterForReflection
public record SpokenText(String userId, String sessionId, double costCents) {}
