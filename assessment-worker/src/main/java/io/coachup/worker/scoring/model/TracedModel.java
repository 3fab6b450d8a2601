package io.coachup.worker.scoring.model;

import io.coachup.common.tracing.CallIds;
import io.coachup.common.tracing.SpanNames;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.common.tracing.Tracing;
import io.coachup.llm.ChatCompletion;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.LlmException;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Locale;

/**
 * A model whose whole replies are spans.
 *
 * @param model who is asked
 */
public record TracedModel(ChatProvider model, Tracing tracing) implements ChatProvider {

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public String modelFor(ChatRequest request) {
        return model.modelFor(request);
    }

    @Override
    public ChatStream stream(ChatRequest request, ChatStreamHandler handler) {
        return model.stream(request, handler);
    }

    @Override
    public ChatCompletion complete(ChatRequest request) {
        String asked = modelFor(request);
        try (TraceSpan span = tracing.start(
                SpanKind.CLIENT, SpanNames.CHAT + ' ' + asked, request.ids().traceParent())) {
            span.with(SpanNames.GEN_AI_OPERATION_NAME, SpanNames.CHAT)
                    .with(SpanNames.GEN_AI_PROVIDER_NAME, name())
                    .with(SpanNames.GEN_AI_REQUEST_MODEL, asked)
                    .with(SpanNames.REQUEST_ID, request.ids().requestId());
            return complete(request, span);
        }
    }

    private ChatCompletion complete(ChatRequest request, TraceSpan span) {
        try {
            ChatCompletion reply = model.complete(within(request, span));
            if (reply.usage() != null) {
                span.with(SpanNames.GEN_AI_INPUT_TOKENS, reply.usage().tokensIn())
                        .with(SpanNames.GEN_AI_OUTPUT_TOKENS, reply.usage().tokensOut());
            }
            return reply;
        } catch (LlmException e) {
            span.failed(e.kind().name().toLowerCase(Locale.ROOT));
            throw e;
        }
    }

    private static ChatRequest within(ChatRequest request, TraceSpan span) {
        return new ChatRequest(
                request.model(),
                request.messages(),
                request.maxTokens(),
                request.temperature(),
                request.responseSchema(),
                new CallIds(request.ids().requestId(), span.traceParent()));
    }
}
