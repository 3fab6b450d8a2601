package io.coachup.worker.skillsclient;

/** skills-service can't answer now. */
public final class SkillsUnavailableException extends RuntimeException {

    SkillsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
