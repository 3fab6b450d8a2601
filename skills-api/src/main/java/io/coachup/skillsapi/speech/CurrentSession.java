package io.coachup.skillsapi.speech;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The session that the caller is in: the one that was named, or one that continues it. */
@RegisterForReflection
public record CurrentSession(String sessionId) {}
