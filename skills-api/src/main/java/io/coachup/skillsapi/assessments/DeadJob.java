package io.coachup.skillsapi.assessments;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A job that is given up; {@code reason} is a machine word. */
@RegisterForReflection
public record DeadJob(String sessionId, String groupId, String reason) {}
