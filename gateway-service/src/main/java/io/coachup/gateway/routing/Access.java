package io.coachup.gateway.routing;

/** Who may use a route. */
public enum Access {
    /** Anybody; no {@code authorization} is passed on. */
    PUBLIC,
    /** Anybody, who is known when a valid token is there; one that is none does no harm. Nothing is passed on. */
    OPTIONAL,
    /** A verified caller, whose {@code authorization} is passed on. */
    CALLER,
    /** Holders of a secret that only the owner of the route knows: {@code authorization} is passed on as it is. */
    SERVICE_SECRET
}
