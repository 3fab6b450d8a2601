package io.coachup.http;

/**
 * Where a call is.
 *
 * <pre>{@code
 * WAITING --granted--> CONNECTING --connected--> ACTIVE --finished--> OVER
 * ACTIVE --unanswered--> CONNECTING
 * WAITING, CONNECTING --finished--> OVER
 * }</pre>
 *
 * What comes after the end changes nothing.
 */
enum CallState {
    /** For a place among the calls that run. */
    WAITING,
    /** It has a place and no connection yet. */
    CONNECTING,
    /** It has a connection, on which its response arrives. */
    ACTIVE,
    /** Its handler hears nothing more. */
    OVER;

    CallState granted() {
        return this == WAITING ? CONNECTING : this;
    }

    CallState connected() {
        return this == CONNECTING ? ACTIVE : this;
    }

    CallState unanswered() {
        return this == ACTIVE ? CONNECTING : this;
    }

    /** True while it counts among the calls that run. */
    boolean hasPlace() {
        return this == CONNECTING || this == ACTIVE;
    }
}
