package io.coachup.skills.model;

/** A model that gave no answer. The message never holds text of the conversation, keys or addresses. */
public final class ModelException extends RuntimeException {

    static final String PAUSED = "paused";

    private final String type;
    private final boolean alive;

    /** {@code alive} when the model did answer, though it was no answer to what it was asked. */
    ModelException(String type, boolean alive, String message, Throwable cause) {
        super(message, cause);
        this.type = type;
        this.alive = alive;
    }

    /** True when the model is there, and another call may well succeed. */
    boolean isAlive() {
        return alive;
    }

    /** True when no call was made, because the model is left alone. */
    public boolean isPause() {
        return type.equals(PAUSED);
    }

    /** Why, as a word for logs: {@code timeout}, {@code connection}, {@code status}, {@code protocol}, {@code paused}. */
    public String type() {
        return type;
    }
}
