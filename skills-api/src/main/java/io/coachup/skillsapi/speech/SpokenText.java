package io.coachup.skillsapi.speech;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What saying a text to a person cost.
 *
 * @param userId who listens
 * @param sessionId as the client named it
 * @param arrivedAt when the request for it did, epoch ms: who was erased since then heard nothing; or null
 */
@RegisterForReflection
public record SpokenText(String userId, String sessionId, double costCents, Long arrivedAt) {}
