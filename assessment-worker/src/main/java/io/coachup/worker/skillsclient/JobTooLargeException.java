package io.coachup.worker.skillsclient;

/** skills-service answered with more than the worker takes; what was too much is not in memory. */
public final class JobTooLargeException extends RuntimeException {

    JobTooLargeException(Throwable cause) {
        super("skills-service answered more than is read", cause);
    }
}
