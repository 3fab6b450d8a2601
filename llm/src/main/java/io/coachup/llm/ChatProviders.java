package io.coachup.llm;

/** Chooses the provider of each role from configuration. */
public interface ChatProviders {

    /** The provider configured for {@code role}; the same object at every call. */
    ChatProvider forRole(LlmRole role);
}
