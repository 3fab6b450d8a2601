package io.coachup.llm.openai;

import io.coachup.http.HttpAnswer;
import io.coachup.llm.ChatCompletion;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.LlmException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** An OpenAI-compatible endpoint with the model of one role. */
public final class OpenAiProvider implements ChatProvider {

    private static final int OK = 200;

    private final String name;
    private final String model;
    private final Vertx vertx;
    private final Endpoint endpoint;
    /** Event loop of the calls that are waited for. */
    private final Context calls;

    OpenAiProvider(String name, String model, Vertx vertx, Endpoint endpoint) {
        this.name = name;
        this.model = model;
        this.vertx = vertx;
        this.endpoint = endpoint;
        this.calls = vertx.getOrCreateContext();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String modelFor(ChatRequest request) {
        return request.model() != null ? request.model() : model;
    }

    @Override
    public ChatStream stream(ChatRequest request, ChatStreamHandler handler) {
        OpenAiStream stream = new OpenAiStream(vertx, endpoint, request, modelFor(request), handler);
        stream.start();
        return stream;
    }

    @Override
    public ChatCompletion complete(ChatRequest request) {
        String asked = modelFor(request);
        Patience patience = endpoint.patience();
        Parameters first = endpoint.parameters().of(asked);
        Parameters parameters = first;
        while (true) {
            HttpAnswer answer = send(request, asked, parameters, patience);
            Parameters next = parameters;
            if (Refusal.isPossible(answer.status())) {
                next = Refusal.of(answer.body()).adapt(first, parameters);
            } else if (answer.status() == OK) {
                endpoint.parameters().accepted(asked, first, parameters);
                WholeReply reply = new WholeReply(answer.body());
                if (!reply.onlyThought() || parameters.thinks() || endpoint.thoughtTokens() == 0) {
                    return reply.completion(request, asked);
                }
                next = parameters.withRoomToThink();
            }
            if (next.equals(parameters)) {
                throw new LlmException(
                        LlmException.Kind.STATUS, answer.status(), "The provider answered " + answer.status(), null);
            }
            parameters = next;
        }
    }

    private HttpAnswer send(ChatRequest request, String asked, Parameters parameters, Patience patience) {
        return new UnaryCall(endpoint, calls)
                .send(
                        request.ids(),
                        RequestBody.of(request, asked, parameters, endpoint.thoughtTokens(), false),
                        Math.max(1, patience.totalLeftMs()));
    }
}
