package io.coachup.gateway.limits;

import java.util.Locale;

/** The kinds of routes that have limits of their own, each for one caller or, where nobody is known, one address. */
public enum LimitClass {
    /** Replies of the coach. */
    CHAT,
    /** Speech in both directions, and storage for it. */
    SPEECH,
    /** What changes something. */
    WRITE,
    /** What only reads. */
    READ,
    /** Summary, profile and goals: every route for itself, and every answer tells what is left, as the contract has it. */
    PROFILE,
    /** What needs nobody, and what is no route; by address. */
    PUBLIC,
    /** What browsers report; by address where the route needs nobody. */
    TELEMETRY,
    /** What browsers report before anybody is known; by address. */
    VISITOR,
    /** Calls with a secret that another service checks; by address. */
    SERVICE,
    /** Calls whose caller is not known yet, of which only the refused ones count; by address. */
    STRANGER;

    /** Its name in documents and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when each route of the kind counts for itself and every answer tells what is left. */
    public boolean isAnnounced() {
        return this == PROFILE;
    }
}
