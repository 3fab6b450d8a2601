package io.coachup.http;

/**
 * Where a connection is.
 *
 * <pre>{@code
 * IDLE --sent--> BUSY --paused--> PAUSED --resumed--> BUSY
 * BUSY, PAUSED --released--> IDLE
 * IDLE, BUSY, PAUSED --closed--> CLOSED
 * }</pre>
 *
 * What comes after the close changes nothing.
 */
enum ConnectionState {
    /** It carries no call. */
    IDLE,
    /** It carries a call whose response is read. */
    BUSY,
    /** It carries a call whose response is not read for now. */
    PAUSED,
    /** It is of no use any more. */
    CLOSED;

    ConnectionState sent() {
        return this == IDLE ? BUSY : this;
    }

    ConnectionState paused() {
        return this == BUSY ? PAUSED : this;
    }

    ConnectionState resumed() {
        return this == PAUSED ? BUSY : this;
    }

    ConnectionState released() {
        return this == CLOSED ? CLOSED : IDLE;
    }
}
