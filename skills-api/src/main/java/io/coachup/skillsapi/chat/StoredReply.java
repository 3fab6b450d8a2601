package io.coachup.skillsapi.chat;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A reply is stored under this message id. */
@RegisterForReflection
public record StoredReply(boolean ok, String id) {}
