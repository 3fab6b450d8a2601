package io.coachup.local.supervisor;

/** The stack can't start; the message is for the user, as it is. */
public final class StartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message for the user. */
    public StartFailedException(String message) {
        super(message);
    }

    /** With a message for the user and what it came from. */
    public StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
