package io.coachup.llm;

/**
 * Tokens of one call.
 *
 * @param tokensIn tokens of the prompt
 * @param tokensOut tokens of the reply
 * @param estimated true when the provider did not report them and they were derived from the text's length
 */
public record Usage(int tokensIn, int tokensOut, boolean estimated) {}
