package io.coachup.llm.openai;

import io.coachup.llm.Usage;

/**
 * One event of a streamed completion.
 *
 * @param token its text, empty when it has none
 * @param finished it carries a finish reason
 * @param usage tokens of the call, or null
 * @param error the provider reports an error
 */
record Chunk(String token, boolean finished, Usage usage, boolean error) {

    /** An event that says nothing we need, such as one that can't be parsed. */
    static final Chunk NOTHING = new Chunk("", false, null, false);

    /** An event with a token and nothing else. */
    static Chunk token(String token) {
        return new Chunk(token, false, null, false);
    }
}
