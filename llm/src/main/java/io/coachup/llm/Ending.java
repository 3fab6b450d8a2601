package io.coachup.llm;

import java.util.Locale;

/** How a reply ended. */
public enum Ending {
    /** The model had no more to say. */
    COMPLETE,
    /** Cut off at a limit of its length. */
    LENGTH,
    /** Cut off, or left out, by a filter of its content. */
    FILTER,
    /** The model called a tool instead of going on; nobody offered it one. */
    TOOLS,
    /** It failed, or nobody listened to its end. */
    INTERRUPTED;

    /** The ending's name on the wire, lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
