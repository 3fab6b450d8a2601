package io.coachup.llm;

/**
 * A whole reply.
 *
 * @param text the reply, never blank, without what the model thought
 * @param model model that answered, as the provider names it
 * @param usage tokens of the call
 * @param ending how it ended; never {@link Ending#INTERRUPTED}
 */
public record ChatCompletion(String text, String model, Usage usage, Ending ending) {

    /** A reply that is complete. */
    public ChatCompletion(String text, String model, Usage usage) {
        this(text, model, usage, Ending.COMPLETE);
    }
}
