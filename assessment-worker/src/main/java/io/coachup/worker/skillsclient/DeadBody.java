package io.coachup.worker.skillsclient;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A job that is given up; {@code reason} is a machine word. */
@RegisterForReflection
public record DeadBody(String sessionId, String groupId, String reason) {}
