package io.coachup.worker.job;

/** A message that is no job. */
final class MalformedJobException extends RuntimeException {

    MalformedJobException(Throwable cause) {
        super("The message is not a job", cause);
    }
}
