package io.coachup.gateway.chat.reply;

import io.coachup.common.headers.Headers;
import io.coachup.common.identity.ServiceToken;
import io.coachup.common.json.Texts;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.gateway.upstream.SkillsConnections;
import io.coachup.http.RequestHead;
import io.coachup.llm.Ending;
import io.coachup.skillsapi.SkillsPaths;
import io.micrometer.core.instrument.Counter;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Hands replies to skills-service after their stream is over, and what they took of a budget. The client has its reply already:
 * failures only count.
 */
@Singleton
public final class ReplySender {

    private static final String ID_PREFIX = "c_assistant_";

    /** What waits in memory while skills-service is slow, in characters; a reply and its prompt count as 512 at least. */
    private static final int MAX_WAITING = 8 * 1024 * 1024;

    private static final int MIN_CHARS = 512;

    private static final int RETRY_AFTER_MS = 500;
    private static final long TIMEOUT_MS = 10_000;

    /** Time for both tries, unless skills-service hangs. */
    private static final long STOP_LIMIT_SECONDS = 3;

    private static final int SUCCESS_BELOW = 300;
    private static final int SERVER_ERROR = 500;

    private final Vertx vertx;

    /** Not that of a request, whose timers end with the HTTP server. */
    private final Context context;

    private final SkillsConnections skills;
    private final RequestHead replies;
    private final RequestHead settlements;
    private final ServiceToken serviceToken;
    private final EventLog log;
    private final Counter notStored;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    public ReplySender(
            Vertx vertx, SkillsConnections skills, ServiceToken serviceToken, EventLog log, Metrics metrics) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.skills = skills;
        this.replies = skills.head(SkillsPaths.CHAT_REPLIES);
        this.settlements = skills.head(SkillsPaths.BUDGETS + SkillsPaths.SETTLEMENTS);
        this.serviceToken = serviceToken;
        this.log = log;
        this.notStored = metrics.counter(Metric.CHAT_REPLIES_NOT_STORED);
    }

    /** Sends in the background; tries twice. The second try has the same message id, so it can't store twice. */
    public void send(Reply reply) {
        if (!waiting.tryAcquire(weight(reply))) {
            failed(reply, "too_many_waiting");
            return;
        }
        context.runOnContext(_ -> deliver(reply, reply.isStored() ? body(reply) : settlement(reply)));
    }

    /** No stream is left; what still waits goes out before the connections close. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        waiting.tryAcquire(MAX_WAITING, STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private static int weight(Reply reply) {
        return Math.max(MIN_CHARS, reply.chars());
    }

    private void deliver(Reply reply, Buffer body) {
        attempt(reply, body)
                .recover(failure -> failure instanceof RefusedException
                        ? Future.failedFuture(failure)
                        : pause().compose(_ -> attempt(reply, body)))
                .onFailure(failure -> failed(reply, failure instanceof RefusedException ? "refused" : "unavailable"))
                .onComplete(_ -> waiting.release(weight(reply)));
    }

    private Future<Void> attempt(Reply reply, Buffer body) {
        RequestHead head = reply.isStored() ? replies : settlements;
        Buffer request = head.with(
                body,
                Headers.AUTHORIZATION,
                serviceToken.bearer(),
                Headers.REQUEST_ID,
                reply.requestId(),
                Headers.TRACE_PARENT,
                reply.traceParent(),
                Headers.TRACE_STATE,
                reply.traceState());
        return skills.send(request, TIMEOUT_MS).response().map(answer -> {
            if (answer.status() < SUCCESS_BELOW) {
                return null;
            }
            throw answer.status() < SERVER_ERROR ? new RefusedException() : new IllegalStateException("status");
        });
    }

    private Future<Void> pause() {
        Promise<Void> over = Promise.promise();
        int delayMs = RETRY_AFTER_MS + ThreadLocalRandom.current().nextInt(RETRY_AFTER_MS);
        // The first try may have failed on a connection that a request opened, and so in that request's context.
        context.runOnContext(_ -> vertx.setTimer(delayMs, _ -> over.complete()));
        return over.future();
    }

    private void failed(Reply reply, String type) {
        if (!reply.isStored()) {
            log.warn(LogEvent.named(LogService.NEXT, "chat_budget_not_settled")
                    .with("requestId", reply.requestId())
                    .error(type, "What the reply used is not counted, and what was reserved for it expires"));
            return;
        }
        notStored.increment();
        log.error(LogEvent.named(LogService.NEXT, "chat_reply_not_stored")
                .with("requestId", reply.requestId())
                .with("partial", reply.ending() == Ending.INTERRUPTED)
                .with("chars", reply.text().length())
                .error(type, "The reply could not be stored"));
    }

    static Buffer body(Reply reply) {
        Prompt prompt = reply.prompt();
        String turnId = prompt == null ? UUID.randomUUID().toString() : prompt.turnId();
        JsonObject body = new JsonObject()
                .put("userId", reply.userId())
                .put("sessionId", reply.sessionId())
                .put("messageId", ID_PREFIX + turnId)
                .put("ts", System.currentTimeMillis())
                .put("partial", reply.ending() == Ending.INTERRUPTED)
                .put("provider", reply.provider())
                .put("model", reply.model())
                .put("tokensIn", reply.tokensIn())
                .put("tokensOut", reply.tokensOut())
                .put("costCents", reply.costCents());
        if (!Texts.isBlank(reply.text())) {
            body.put("text", reply.text());
        }
        if (reply.ending() != Ending.COMPLETE) {
            body.put("ending", reply.ending().wireName());
        }
        if (reply.reservation() != null) {
            body.put("reservation", reply.reservation());
        }
        if (prompt != null) {
            body.put(
                    "prompt",
                    new JsonObject()
                            .put("text", prompt.text())
                            .put("ts", prompt.ts())
                            .put("messageId", prompt.messageId()));
        }
        return body.toBuffer();
    }

    static Buffer settlement(Reply reply) {
        return new JsonObject()
                .put("reservation", reply.reservation())
                .put("userId", reply.userId())
                .put("costCents", reply.costCents())
                .put("tokens", (long) reply.tokensIn() + reply.tokensOut())
                .toBuffer();
    }

    /** skills-service will never take this reply. */
    private static final class RefusedException extends RuntimeException {

        RefusedException() {
            super("refused", null, false, false);
        }
    }
}
