package io.coachup.worker.scoring.skill;

import java.util.Locale;

/** A skill could not be assessed. The message never holds text of the conversation. */
public final class ScoringException extends RuntimeException {

    /** Why, as metrics name it. */
    public enum Reason {
        TIMEOUT,
        EXCEPTION;

        /** The metric label, lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    public ScoringException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
