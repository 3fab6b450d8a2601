package io.coachup.llm;

/** Chooses the provider of each role from configuration. */
public interface ChatProviders {

    /** Name of the provider that answers without a network, which roles use unless another is named. */
    String MOCK = "mock";

    /** The provider configured for {@code role}; the same object at every call. */
    ChatProvider forRole(LlmRole role);
}
