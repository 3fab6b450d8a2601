package io.coachup.gateway.chat.context;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.errors.ApiException;
import io.coachup.common.headers.Headers;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.tracing.SpanNames;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.common.tracing.Tracing;
import io.coachup.gateway.chat.ChatConfig;
import io.coachup.gateway.chat.prompt.KnownContext;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.upstream.SkillsConnections;
import io.coachup.http.HttpResponse;
import io.coachup.http.RequestHead;
import io.coachup.skillsapi.SkillsPaths;
import io.opentelemetry.api.trace.SpanKind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
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

    private static final String SPAN = "POST " + SkillsPaths.CHAT_CONTEXT;

    private final SkillsConnections skills;
    private final RequestHead head;
    private final ObjectMapper mapper;
    private final EventLog log;
    private final Tracing tracing;
    private final long timeoutMs;

    public ContextClient(
            SkillsConnections skills, ObjectMapper mapper, EventLog log, Tracing tracing, ChatConfig config) {
        this.skills = skills;
        this.head = skills.head(SkillsPaths.CHAT_CONTEXT);
        this.mapper = mapper;
        this.log = log;
        this.tracing = tracing;
        this.timeoutMs = config.contextTimeout().toMillis();
    }

    /**
     * The context within the time limit; fails with an {@link ApiException} when the caller is refused or has used up their
     * budget, or asks for more than it has.
     *
     * @param promptChars characters that the client sends, by which the turn is reckoned
     * @param turnId UUID under which the turn is reserved, and settled also when the answer is late
     */
    public Future<KnownContext> fetch(Exchange exchange, String sessionId, long promptChars, String turnId) {
        if (timeoutMs <= 0) {
            return Future.succeededFuture(KnownContext.unknown(sessionId));
        }
        TraceSpan span = tracing.start(SpanKind.CLIENT, SPAN, exchange.traceParent(), exchange.traceState())
                .with(SpanNames.HTTP_REQUEST_METHOD, "POST")
                .with(SpanNames.SERVER_ADDRESS, skills.host());
        Buffer request = head.with(
                new JsonObject()
                        .put("sessionId", sessionId)
                        .put("promptChars", promptChars)
                        .put("reservation", turnId)
                        .toBuffer(),
                Headers.REQUEST_ID,
                exchange.requestId(),
                Headers.TRACE_PARENT,
                span.traceParent(),
                Headers.TRACE_STATE,
                span.traceState(),
                Headers.AUTHORIZATION,
                exchange.authorization());
        return skills.send(request, timeoutMs)
                .response()
                .map(answer -> {
                    span.answered(answer.status());
                    return read(answer);
                })
                .recover(failure -> degrade(exchange, span, KnownContext.unknown(sessionId, turnId), failure))
                .onComplete(_ -> span.close());
    }

    private KnownContext read(HttpResponse answer) {
        return switch (answer.status()) {
            case 200 -> ContextReader.read(parse(answer.body()));
            case 401 -> throw ApiException.unauthenticated();
            case 404 -> throw ApiException.notFound();
            case 413 -> throw ContextReader.neverFits(parse(answer.body()));
            case 429 -> throw refused(answer);
            default -> throw new IllegalStateException("status " + answer.status());
        };
    }

    /** A caller who is only busy goes on without context. */
    private RuntimeException refused(HttpResponse answer) {
        ApiException exhausted = ContextReader.exhausted(parse(answer.body()));
        return exhausted == null ? new IllegalStateException("busy") : exhausted;
    }

    private JsonNode parse(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Future<KnownContext> degrade(Exchange exchange, TraceSpan span, KnownContext unknown, Throwable failure) {
        if (failure instanceof ApiException) {
            return Future.failedFuture(failure);
        }
        String type = failure instanceof TimeoutException ? "timeout" : "unavailable";
        span.failed(type);
        log.warn(LogEvent.named(LogService.NEXT, "chat_context_missing")
                .with("requestId", exchange.requestId())
                .with("route", exchange.label())
                .error(type, "The conversation goes on without context"));
        return Future.succeededFuture(unknown);
    }
}
