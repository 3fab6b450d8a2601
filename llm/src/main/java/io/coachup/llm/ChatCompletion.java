package io.coachup.llm;

/**
 * A whole reply.
 *
 * @param text the reply
 * @param model model that answered, as the provider names it
 * @param usage tokens of the call
 */
public record ChatCompletion(String text, String model, Usage usage) {}
