package io.coachup.llm;

import java.util.Locale;

/** Who speaks in a {@link ChatMessage}. */
public enum ChatRole {
    SYSTEM,
    USER,
    ASSISTANT;

    /** The role's name on the wire, lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
