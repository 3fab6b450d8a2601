package io.coachup.gateway.routing;

/** Who may use a route. */
public enum Access {
    /** Anybody; no {@code authorization} is passed on. */
    PUBLIC,
    /** A verified caller, whose {@code authorization} is passed on. */
    CALLER,
    /** Holders of a secret that only the owner of the route knows: {@code authorization} is passed on as it is. */
    SERVICE_SECRET
}
