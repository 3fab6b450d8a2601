package io.coachup.llm;

/** The port to a language model. One implementation a provider, in a package of its own. */
public interface ChatProvider {

    /** The provider's name in configuration, logs and metric labels. */
    String name();

    /** The model that {@code request} will be sent to: its own, or the configured default. */
    String modelFor(ChatRequest request);

    /**
     * Starts a streamed reply. Must be called on a Vert.x event loop; the handler is called on the same one. Returns at
     * once; every outcome, a refused connection included, reaches the handler.
     */
    ChatStream stream(ChatRequest request, ChatStreamHandler handler);

    /**
     * Asks for a whole reply and waits for it, within the configured total time limit. For virtual threads.
     *
     * @throws LlmException when the provider fails, refuses or is late
     */
    ChatCompletion complete(ChatRequest request);
}
