package io.coachup.gateway.routing;

/** Who answers a route. */
public enum Owner {
    /** The gateway itself. */
    SELF,
    /** skills-service. */
    SKILLS,
    /** speech-service. */
    SPEECH
}
