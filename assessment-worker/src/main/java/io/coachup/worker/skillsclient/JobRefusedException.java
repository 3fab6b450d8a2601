package io.coachup.worker.skillsclient;

/** skills-service will never accept this job: it is unknown, or its result is. */
public final class JobRefusedException extends RuntimeException {

    private final int status;

    JobRefusedException(int status) {
        super("skills-service answered " + status);
        this.status = status;
    }

    /** HTTP status of the refusal. */
    public int status() {
        return status;
    }
}
