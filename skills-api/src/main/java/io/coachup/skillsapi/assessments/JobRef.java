package io.coachup.skillsapi.assessments;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A job: the opaque key of its session and its group. */
@RegisterForReflection
public record JobRef(String sessionId, String groupId) {}
