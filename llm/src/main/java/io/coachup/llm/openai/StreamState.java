package io.coachup.llm.openai;

/**
 * Where a stream is.
 *
 * <pre>{@code
 * READING --refused--> REFUSED --askedAgain--> READING
 * READING --finishing--> CLOSING
 * READING, CLOSING --askedAgain--> READING
 * READING --completed--> COMPLETE --finishing--> DRAINING
 * CLOSING --completed--> DRAINING
 * any --over--> OVER
 * }</pre>
 *
 * What does not fit changes nothing.
 */
enum StreamState {
    /** The answer is read, or waited for. */
    READING(false),
    /** It refuses the request, and what it says of that is collected. */
    REFUSED(false),
    /** The model has finished; its usage is waited for, but not for long. */
    CLOSING(false),
    /** The handler has heard the end of the reply; the answer's end is perhaps here as well. */
    COMPLETE(true),
    /** The same, and the answer's end is waited for, but not for long. */
    DRAINING(true),
    /** It is over, or given up. */
    OVER(true);

    private final boolean ended;

    StreamState(boolean ended) {
        this.ended = ended;
    }

    /** True when the handler hears nothing more. */
    boolean isEnded() {
        return ended;
    }

    /** True while the rest of the answer is waited for, but not for long. */
    boolean isOverdue() {
        return this == CLOSING || this == DRAINING;
    }

    StreamState refused() {
        return this == READING ? REFUSED : this;
    }

    StreamState askedAgain() {
        return ended ? this : READING;
    }

    /** A read has ended, and the model had finished in it. */
    StreamState finishing() {
        return switch (this) {
            case READING -> CLOSING;
            case COMPLETE -> DRAINING;
            default -> this;
        };
    }

    StreamState completed() {
        return switch (this) {
            case READING -> COMPLETE;
            case CLOSING -> DRAINING;
            default -> this;
        };
    }
}
