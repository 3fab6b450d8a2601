package io.coachup.gateway.chat.stream;

import io.coachup.common.tracing.TraceSpan;
import io.coachup.gateway.chat.reply.Prompt;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatRequest;

/**
 * One chat request, ready to be streamed.
 *
 * @param exchange the request it answers
 * @param span of the provider's call
 * @param sessionId effective session id, or null
 * @param reservation what was taken of the caller's budget, or null
 * @param typed what the person typed, or null when that is nothing to store
 * @param provider who generates the reply
 * @param model the model that will answer
 * @param request what the provider is asked
 * @param promptChars characters of the prompt
 */
record ChatCall(
        Exchange exchange,
        TraceSpan span,
        String sessionId,
        String reservation,
        Prompt typed,
        ChatProvider provider,
        String model,
        ChatRequest request,
        int promptChars) {}
