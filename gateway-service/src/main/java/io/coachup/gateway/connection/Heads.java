package io.coachup.gateway.connection;

/** The place on a connection where its heads are looked at. */
public interface Heads {

    /** To be told of each request of the connection that is over; the next ones wait for it. */
    void answered();
}
