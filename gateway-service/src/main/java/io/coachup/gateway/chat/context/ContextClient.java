package io.coachup.gateway.chat.context;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.headers.Headers;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.common.tracing.Tracing;
import io.coachup.gateway.chat.ChatConfig;
import io.coachup.gateway.chat.prompt.ChatContext;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.routing.Owner;
import io.coachup.gateway.upstream.Upstreams;
import io.opentelemetry.api.trace.SpanKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;

/**
 * Asks skills-service for what a prompt needs, in the caller's own name. It refuses where that refuses the caller; when
 * it is late or down the conversation goes on without context.
 */
@Singleton
public final class ContextClient {

    private static final String PATH = "/chat/context";
    private static final String SPAN = "chat.context";
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final ObjectMapper mapper;
    private final EventLog log;
    private final Tracing tracing;
    private final long timeoutMs;

    public ContextClient(
            Vertx vertx, Upstreams upstreams, ObjectMapper mapper, EventLog log, Tracing tracing, ChatConfig config) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.mapper = mapper;
        this.log = log;
        this.tracing = tracing;
        this.timeoutMs = Math.round(config.contextTimeoutSeconds() * 1000);
    }

    /** The context within the time limit; fails with an {@link ApiException} when the caller is refused. */
    public Future<ChatContext> fetch(Exchange exchange, String sessionId) {
        if (timeoutMs <= 0) {
            return Future.succeededFuture(ChatContext.unknown(sessionId));
        }
        TraceSpan span = tracing.start(SpanKind.CLIENT, SPAN, exchange.traceParent());
        ContextCall call = new ContextCall();
        long timer = vertx.setTimer(timeoutMs, _ -> call.abandon(new TimeoutException()));
        upstreams
                .of(Owner.SKILLS)
                .request(HttpMethod.POST, PATH)
                .compose(request -> call.begin(request) ? send(exchange, span, sessionId, request) : call.result())
                .onComplete(call::end);
        return call.result()
                .map(body -> ContextReader.read(parse(body)))
                .recover(failure -> degrade(exchange, span, sessionId, failure))
                .onComplete(_ -> {
                    vertx.cancelTimer(timer);
                    span.close();
                });
    }

    private Future<Buffer> send(Exchange exchange, TraceSpan span, String sessionId, HttpClientRequest request) {
        request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(Headers.REQUEST_ID, exchange.requestId())
                .putHeader(Headers.TRACE_PARENT, span.traceParent());
        if (exchange.authorization() != null) {
            request.putHeader(Headers.AUTHORIZATION, exchange.authorization());
        }
        return request.send(new JsonObject().put("sessionId", sessionId).toBuffer())
                .compose(response -> switch (response.statusCode()) {
                    case 200 -> response.body();
                    case 401 -> Future.failedFuture(ApiException.unauthenticated());
                    case 404 -> Future.failedFuture(ApiException.notFound());
                    case 429 ->
                        Future.failedFuture(ApiException.unavailable(
                                ErrorCode.RATE_LIMITED, "Limit reached", RETRY_AFTER_SECONDS, null));
                    default -> Future.failedFuture(new IllegalStateException("status " + response.statusCode()));
                });
    }

    private JsonNode parse(Buffer body) {
        try {
            return mapper.readTree(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Future<ChatContext> degrade(Exchange exchange, TraceSpan span, String sessionId, Throwable failure) {
        if (failure instanceof ApiException) {
            return Future.failedFuture(failure);
        }
        String type = failure instanceof TimeoutException ? "timeout" : "unavailable";
        span.failed(type);
        log.warn(LogEvent.named(LogService.NEXT, "chat_context_missing")
                .with("requestId", exchange.requestId())
                .with("route", exchange.label())
                .error(type, "The conversation goes on without context"));
        return Future.succeededFuture(ChatContext.unknown(sessionId));
    }
}
