package io.coachup.worker.upstream;

import io.coachup.llm.ChatCompletion;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.LlmException;

/** A language model whose whole replies are timed. */
public final class TimedProvider implements ChatProvider {

    private final ChatProvider provider;
    private final UpstreamMetrics metrics;

    public TimedProvider(ChatProvider provider, UpstreamMetrics metrics) {
        this.provider = provider;
        this.metrics = metrics.known(provider.name());
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public String modelFor(ChatRequest request) {
        return provider.modelFor(request);
    }

    @Override
    public ChatStream stream(ChatRequest request, ChatStreamHandler handler) {
        return provider.stream(request, handler);
    }

    @Override
    public ChatCompletion complete(ChatRequest request) {
        return metrics.timed(name(), () -> provider.complete(request), LlmException.class::isInstance);
    }
}
