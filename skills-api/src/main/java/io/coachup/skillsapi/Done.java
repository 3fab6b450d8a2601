package io.coachup.skillsapi;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Plain success. */
@RegisterForReflection
public record Done(boolean ok) {

    /** What was asked for is done. */
    public static final Done OK = new Done(true);
}
