package io.coachup.llm;

/**
 * What the settings say that a role uses.
 *
 * @param role the role
 * @param variable the environment variable that says so, or would
 * @param name what the variable says, or the default
 * @param factory the provider of that name, or null when there is none
 * @param model name of the model, or null for the provider's default
 */
record ChosenProvider(LlmRole role, String variable, String name, ProviderFactory factory, String model) {}
