package io.coachup.gateway.body;

/** A streamed request body turned out to be larger than its route allows. */
public final class BodyTooLargeException extends RuntimeException {

    BodyTooLargeException() {
        super("Request body too large", null, false, false);
    }
}
