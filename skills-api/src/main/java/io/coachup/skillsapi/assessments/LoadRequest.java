package io.coachup.skillsapi.assessments;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Loads a job; that counts as an attempt at it.
 *
 * @param sessionId opaque key of its session
 * @param again the same delivery asked before and heard no answer: this is no new attempt
 */
@RegisterForReflection
public record LoadRequest(String sessionId, String groupId, boolean again) {}
