package io.coachup.skills.model;

/** A model that gave no answer. The message never holds text of the conversation, keys or addresses. */
public final class ModelException extends RuntimeException {

    private final String type;

    ModelException(String type, String message, Throwable cause) {
        super(message, cause);
        this.type = type;
    }

    /** Why, as a word for logs: {@code timeout}, {@code connection}, {@code status}, {@code protocol}, {@code paused}. */
    public String type() {
        return type;
    }
}
