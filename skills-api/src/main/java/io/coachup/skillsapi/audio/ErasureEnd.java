package io.coachup.skillsapi.audio;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What became of a lease: the audio is gone, or it is to be tried again. */
@RegisterForReflection
public record ErasureEnd(String claim, boolean deleted) {}
