package io.coachup.worker.queue;

/** The queue can't be reached or refuses to serve. */
public final class QueueUnavailableException extends RuntimeException {

    public QueueUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
