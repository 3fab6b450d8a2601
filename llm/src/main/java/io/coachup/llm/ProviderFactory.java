package io.coachup.llm;

import java.util.List;

/** Makes a provider for a role. One bean a provider; nothing is opened before {@link #create}. */
public interface ProviderFactory {

    /** True when {@code name}, lower case, means this provider. */
    boolean answersTo(String name);

    /**
     * What is wrong with this provider's settings, asked when a role uses it: sentences that name a variable and say what
     * it must be, never a secret's value.
     */
    List<String> problems();

    /**
     * The provider of a role, once there are no {@link #problems()}.
     *
     * @param model the role's configured model, or null for the provider's default
     */
    ChatProvider create(LlmRole role, String model);
}
