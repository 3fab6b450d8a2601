package io.coachup.llm.openai;

import io.coachup.llm.Ending;
import io.coachup.llm.Usage;

/**
 * One event of a streamed completion, or a whole one.
 *
 * @param token its text, empty when it has none
 * @param whole the text is all of the reply, not what is new
 * @param finish what its finish reason means, or null
 * @param usage tokens of the call, or null
 * @param model the model that answered, or null; read of a whole completion only
 * @param signal what else it shows
 */
record Chunk(String token, boolean whole, Ending finish, Usage usage, String model, Signal signal) {

    /** What an event shows beside its text. */
    enum Signal {
        /** Nothing. */
        NONE,
        /** The model thinks. */
        THINKS,
        /** The model calls a tool. */
        TOOL,
        /** The provider reports an error. */
        ERROR,
        /** It is no event that can be understood. */
        UNREADABLE
    }

    /** An event that says nothing we need. */
    static final Chunk NOTHING = new Chunk("", false, null, null, null, Signal.NONE);

    /** An event that can't be parsed. */
    static final Chunk UNREADABLE = new Chunk("", false, null, null, null, Signal.UNREADABLE);
}
