package io.coachup.llm;

/** Makes a provider for a role. One bean a provider; nothing is opened before {@link #create}. */
public interface ProviderFactory {

    /** True when {@code name}, lower case, means this provider. */
    boolean answersTo(String name);

    /**
     * The provider of a role.
     *
     * @param model the role's configured model, or null for the provider's default
     * @throws IllegalArgumentException with one clear sentence when a setting is missing or wrong
     */
    ChatProvider create(LlmRole role, String model);
}
