package io.coachup.llm.mock;

import io.coachup.llm.ChatCompletion;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatProviders;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.Estimate;
import io.vertx.core.Vertx;

/** Answers like a coach without a network: the same request always gets the same reply, in several tokens. */
public final class MockProvider implements ChatProvider {

    private final String model;

    public MockProvider(String model) {
        this.model = model;
    }

    @Override
    public String name() {
        return ChatProviders.MOCK;
    }

    @Override
    public String modelFor(ChatRequest request) {
        return request.model() != null ? request.model() : model;
    }

    @Override
    public ChatStream stream(ChatRequest request, ChatStreamHandler handler) {
        String reply = CoachReply.to(request);
        MockStream stream = new MockStream(
                Vertx.currentContext(), CoachReply.tokens(reply), handler, Estimate.usage(request, reply.length()));
        stream.resume();
        return stream;
    }

    @Override
    public ChatCompletion complete(ChatRequest request) {
        String reply = request.responseSchema() == null
                ? CoachReply.to(request)
                : SmallestDocument.of(request.responseSchema()).toString();
        return new ChatCompletion(reply, modelFor(request), Estimate.usage(request, reply.length()));
    }
}
