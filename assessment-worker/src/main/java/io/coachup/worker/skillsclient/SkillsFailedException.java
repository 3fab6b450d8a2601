package io.coachup.worker.skillsclient;

/** skills-service works, but failed at this call. */
public final class SkillsFailedException extends RuntimeException {

    SkillsFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
