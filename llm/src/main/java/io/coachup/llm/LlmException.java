package io.coachup.llm;

/** A provider call that did not succeed. The message never holds text of the conversation, keys or addresses. */
public final class LlmException extends RuntimeException {

    /** Why a call failed. */
    public enum Kind {
        /** No first token within the limit. */
        FIRST_TOKEN_TIMEOUT,
        /** Not complete within the total limit. */
        TOTAL_TIMEOUT,
        /** The connection was refused, reset, or closed early. */
        CONNECTION,
        /** The provider answered with an error status. */
        STATUS,
        /** The provider's answer could not be understood. */
        PROTOCOL
    }

    private final Kind kind;
    private final int status;

    public LlmException(Kind kind, int status, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
    }

    public Kind kind() {
        return kind;
    }

    /** HTTP status of the provider for {@link Kind#STATUS}, else 0. */
    public int status() {
        return status;
    }

    /** True when the provider was late rather than wrong. */
    public boolean isTimeout() {
        return kind == Kind.FIRST_TOKEN_TIMEOUT || kind == Kind.TOTAL_TIMEOUT;
    }
}
