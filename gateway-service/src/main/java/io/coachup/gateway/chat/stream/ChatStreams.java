package io.coachup.gateway.chat.stream;

import io.coachup.common.headers.Headers;
import io.coachup.common.identity.IdentityConfig;
import io.coachup.common.tracing.CallIds;
import io.coachup.common.tracing.SpanNames;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.common.tracing.Tracing;
import io.coachup.gateway.chat.ChatConfig;
import io.coachup.gateway.chat.context.ContextClient;
import io.coachup.gateway.chat.frames.NamedFrames;
import io.coachup.gateway.chat.preview.PromptPreviews;
import io.coachup.gateway.chat.prompt.AssembledPrompt;
import io.coachup.gateway.chat.prompt.ChatInput;
import io.coachup.gateway.chat.prompt.ContextCaps;
import io.coachup.gateway.chat.prompt.KnownContext;
import io.coachup.gateway.chat.prompt.PromptAssembly;
import io.coachup.gateway.chat.reply.Prompt;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.Responses;
import io.coachup.gateway.limits.StreamSlots;
import io.coachup.llm.ChatMessage;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatProviders;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.LlmRole;
import io.opentelemetry.api.trace.SpanKind;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Responses a chat request with an event stream. Event-loop code: this is the path that has to be fast. */
@Singleton
public final class ChatStreams {

    private static final String EVENT_STREAM = "text/event-stream; charset=utf-8";
    private static final String NEVER_CACHED = "no-cache, no-store, no-transform";
    private static final CharSequence ACCEL_BUFFERING = HttpHeaders.createOptimized(Headers.ACCEL_BUFFERING);

    private final Vertx vertx;
    private final ChatConfig config;
    private final ContextClient contexts;
    private final NamedFrames frames;
    private final PromptPreviews previews;
    private final StreamSlots slots;
    private final StreamObserver observer;
    private final Responses responses;
    private final ChatProviders providers;
    private final Tracing tracing;
    private final PromptAssembly assembly;
    private final List<String> models;
    private final boolean debugAllowed;
    private final long heartbeatMs;

    ChatStreams(
            Vertx vertx,
            ChatConfig config,
            IdentityConfig identity,
            ContextClient contexts,
            NamedFrames frames,
            PromptPreviews previews,
            StreamSlots slots,
            StreamObserver observer,
            Responses responses,
            ChatProviders providers,
            Tracing tracing) {
        this.vertx = vertx;
        this.config = config;
        this.contexts = contexts;
        this.frames = frames;
        this.previews = previews;
        this.slots = slots;
        this.observer = observer;
        this.responses = responses;
        this.providers = providers;
        this.tracing = tracing;
        ChatConfig.Caps caps = config.caps();
        this.assembly = new PromptAssembly(
                new ContextCaps(caps.turns(), caps.itemChars(), caps.totalChars(), caps.itemWords(), caps.totalWords()),
                config.allowSystemPrompt());
        this.models = config.models().orElse(List.of());
        this.debugAllowed = identity.isDevelopment();
        this.heartbeatMs = config.heartbeat().toMillis();
    }

    /**
     * Streams a reply.
     *
     * @throws io.coachup.common.errors.ApiException 429 when too many streams run
     */
    public void stream(Exchange exchange, ChatInput input) {
        if (exchange.isOver()) {
            return;
        }
        StreamSlots.Slot slot = slots.take();
        exchange.context().addEndHandler(_ -> slot.close());
        Prompt typed = Prompt.typed(input.prompt());
        String turnId = typed == null ? UUID.randomUUID().toString() : typed.turnId();
        contexts.fetch(exchange, input.sessionId(), input.chars(), turnId)
                .onSuccess(context -> begin(exchange, input, typed, context, slot))
                .onFailure(failure -> responses.refuse(exchange, failure));
    }

    /** Sends the head of a stream without a stream, for HEAD. */
    public void head(Exchange exchange) {
        ChatProvider provider = providers.forRole(LlmRole.CHAT);
        writeHead(
                exchange,
                provider.name(),
                provider.modelFor(request(exchange, exchange.traceParent(), null, List.of())));
        exchange.response().end();
    }

    private void begin(Exchange exchange, ChatInput input, Prompt typed, KnownContext context, StreamSlots.Slot slot) {
        if (exchange.isOver()) {
            ChatProvider silent = providers.forRole(LlmRole.CHAT);
            String silentModel = silent.modelFor(request(exchange, exchange.traceParent(), null, List.of()));
            observer.unanswered(exchange, context, typed, silent.name(), silentModel);
            return;
        }
        AssembledPrompt prompt = assembly.assemble(input, context);
        TraceSpan span = tracing.start(SpanKind.CLIENT, SpanNames.CHAT, exchange.traceParent(), exchange.traceState());
        ChatRequest request = request(exchange, span.traceParent(), allowed(input.model()), prompt.messages());
        ChatProvider provider = providers.forRole(LlmRole.CHAT);
        String model = provider.modelFor(request);
        writeHead(exchange, provider.name(), model);
        ClientStream client = new ClientStream(vertx, exchange.response(), heartbeatMs);
        if (input.debug() && debugAllowed) {
            client.frame(frames.prompt(prompt));
            previews.keep(exchange.caller().userId(), exchange.requestId(), prompt);
        }
        if (context.sessionId() != null) {
            client.frame(frames.session(context.sessionId()));
        }
        client.frame(frames.model(provider.name(), model, input.model()));
        client.flush();
        ChatCall call = new ChatCall(
                exchange,
                span,
                context.sessionId(),
                context.reservation(),
                typed,
                provider,
                model,
                request,
                prompt.length());
        ChatRelay relay = new ChatRelay(call, client, frames, observer, slot);
        exchange.context().addEndHandler(end -> {
            if (end.failed()) {
                relay.clientGone();
            }
        });
        relay.start();
    }

    private ChatRequest request(Exchange exchange, String traceParent, String model, List<ChatMessage> messages) {
        return new ChatRequest(
                model,
                messages,
                Math.max(0, config.maxTokens()),
                config.temperature(),
                null,
                new CallIds(exchange.requestId(), traceParent));
    }

    private String allowed(String model) {
        return model != null && models.contains(model) ? model : null;
    }

    private void writeHead(Exchange exchange, String provider, String model) {
        responses.common(exchange);
        HttpServerResponse response = exchange.response();
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, EVENT_STREAM)
                .putHeader(Headers.CACHE_CONTROL, NEVER_CACHED)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.KEEP_ALIVE)
                .putHeader(ACCEL_BUFFERING, "no")
                .putHeader(Headers.CHAT_PROVIDER, provider)
                .putHeader(Headers.CHAT_MODEL, model);
    }
}
