package io.coachup.speech.selection;

import java.time.Duration;

/** A provider did not do what it was asked. Its message holds nothing that the caller or the provider sent. */
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What that means for the next attempt. */
    public enum Kind {
        /** 408, 429, 5xx, connection failed or reset: worth another attempt. */
        TRANSIENT,
        /** No answer in time. */
        TIMEOUT,
        /** Refused for good: wrong key, unknown model, an answer that can't be read. */
        PERMANENT,
        /** The audio or text itself was refused: another provider would not help the caller know why. */
        BAD_INPUT
    }

    private final Kind kind;
    private final transient Duration retryAfter;

    public ProviderException(Kind kind, String message, Throwable cause) {
        this(kind, message, null, cause);
    }

    /** @param retryAfter how long the provider asked to wait, or null */
    public ProviderException(Kind kind, String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the provider asked to wait, or null. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
