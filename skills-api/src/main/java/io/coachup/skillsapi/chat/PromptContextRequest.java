package io.coachup.skillsapi.chat;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Asks what a prompt needs to know of the caller and, where {@code sessionId} is not null, of a session.
 *
 * @param promptChars characters that the client sends, by which the turn is reckoned where budgets are set
 * @param reservation UUID under which the turn is to be reserved and will be settled, so that both is possible though the
 *     answer got lost; null to be given one
 */
@RegisterForReflection
public record PromptContextRequest(String sessionId, long promptChars, String reservation) {}
