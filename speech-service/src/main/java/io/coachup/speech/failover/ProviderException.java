package io.coachup.speech.failover;

import java.time.Duration;
import java.util.Locale;

/** A provider did not do what it was asked. Its message holds nothing that the caller or the provider sent. */
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What that means for the next attempt, for the circuit breaker and for the caller. */
    public enum Kind {
        /** 408, 429, 5xx, connection failed or reset: worth another attempt. */
        TRANSIENT,
        /** No answer in time. */
        TIMEOUT,
        /** Trouble that stays: wrong key, unknown model, an answer that can't be read. */
        PERMANENT,
        /** Not asked, because it failed too often a moment ago, or others fill its places. */
        UNAVAILABLE,
        /** The provider was asked and refused this audio or text; another one may take it. */
        REFUSED,
        /** Not asked, because it is known not to take such audio or text; another one may. */
        UNFIT;

        /** The word for it in logs and traces. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** True when nothing is wrong with the provider: it is the input that does not suit it. */
        public boolean isOfInput() {
            return this == REFUSED || this == UNFIT;
        }

        /** True when the provider was asked and failed. */
        boolean isOfProvider() {
            return !isOfInput() && this != UNAVAILABLE;
        }
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
