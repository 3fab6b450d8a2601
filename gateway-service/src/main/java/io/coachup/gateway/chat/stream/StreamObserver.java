package io.coachup.gateway.chat.stream;

import io.coachup.common.json.Texts;
import io.coachup.common.tracing.SpanNames;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.gateway.chat.accounting.ChatLog;
import io.coachup.gateway.chat.accounting.ChatMetrics;
import io.coachup.gateway.chat.accounting.StreamFacts;
import io.coachup.gateway.chat.prompt.KnownContext;
import io.coachup.gateway.chat.reply.Prompt;
import io.coachup.gateway.chat.reply.Reply;
import io.coachup.gateway.chat.reply.ReplySender;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.llm.Ending;
import io.coachup.llm.pricing.Prices;
import jakarta.inject.Singleton;

/** What is measured, logged and stored of a stream. */
@Singleton
final class StreamObserver {

    private final ChatMetrics metrics;
    private final ChatLog log;
    private final ReplySender replies;

    StreamObserver(ChatMetrics metrics, ChatLog log, ReplySender replies) {
        this.metrics = metrics;
        this.log = log;
        this.replies = replies;
    }

    void firstToken(ChatCall call, long ms) {
        metrics.firstToken(call.exchange().label(), call.model(), ms);
        log.firstToken(call.exchange(), call.provider().name(), call.model(), ms);
    }

    /** A stream is over; {@code text} is what the client got to hear. */
    void over(ChatCall call, StreamFacts facts, String text) {
        Exchange exchange = call.exchange();
        String provider = call.provider().name();
        double cents = Prices.costCents(provider, call.model(), facts.usage());
        metrics.over(exchange.label(), call.model(), facts, cents);
        log.over(exchange, call.sessionId(), provider, call.model(), facts, cents);
        end(call.span(), provider, call.model(), facts);
        boolean storable = call.sessionId() != null && (call.typed() != null || !Texts.isBlank(text));
        if (storable || call.reservation() != null) {
            replies.send(new Reply(
                    exchange.requestId(),
                    exchange.traceParent(),
                    exchange.traceState(),
                    exchange.caller().userId(),
                    storable ? call.sessionId() : null,
                    call.reservation(),
                    call.typed(),
                    text,
                    facts.ending(),
                    provider,
                    call.model(),
                    facts.usage().tokensIn(),
                    facts.usage().tokensOut(),
                    cents));
        }
    }

    /** Nobody waits for a reply any more, and no model was asked; what was typed was said all the same. */
    void unanswered(Exchange exchange, KnownContext context, Prompt typed, String provider, String model) {
        boolean storable = context.sessionId() != null && typed != null;
        if (storable || context.reservation() != null) {
            replies.send(new Reply(
                    exchange.requestId(),
                    exchange.traceParent(),
                    exchange.traceState(),
                    exchange.caller().userId(),
                    storable ? context.sessionId() : null,
                    context.reservation(),
                    typed,
                    "",
                    Ending.INTERRUPTED,
                    provider,
                    model,
                    0,
                    0,
                    0));
        }
    }

    private static void end(TraceSpan span, String provider, String model, StreamFacts facts) {
        if (span.isRecording()) {
            span.named(SpanNames.CHAT + ' ' + model)
                    .with(SpanNames.GEN_AI_OPERATION_NAME, SpanNames.CHAT)
                    .with(SpanNames.GEN_AI_PROVIDER_NAME, provider)
                    .with(SpanNames.GEN_AI_REQUEST_MODEL, model)
                    .with(SpanNames.GEN_AI_INPUT_TOKENS, facts.usage().tokensIn())
                    .with(SpanNames.GEN_AI_OUTPUT_TOKENS, facts.usage().tokensOut())
                    .with(SpanNames.STATUS, facts.status());
            if (facts.firstTokenMs() != null) {
                span.with(SpanNames.FIRST_TOKEN_MS, facts.firstTokenMs());
            }
            if (facts.failure() != null) {
                span.failed(facts.status());
            }
        }
        span.close();
    }
}
