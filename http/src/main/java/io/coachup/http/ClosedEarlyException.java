package io.coachup.http;

/** The connection ended before the response did. */
public final class ClosedEarlyException extends RuntimeException {

    ClosedEarlyException(Throwable cause) {
        super("The connection was closed before the end of the response", cause, false, false);
    }
}
