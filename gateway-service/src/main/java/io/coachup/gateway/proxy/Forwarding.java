package io.coachup.gateway.proxy;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.gateway.body.BodyHead;
import io.coachup.gateway.body.ClientPace;
import io.coachup.gateway.exchange.BodyDrain;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.Responses;
import io.coachup.gateway.exchange.RetryAfterHeader;
import io.coachup.gateway.upstream.Upstream;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/** One request being forwarded. Lives on the event loop of the client's connection. */
final class Forwarding {

    private static final long NONE = -1;
    private static final long READ_ON_MS = 500;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /** An upload may take this many times as long as the wait for an answer. */
    private static final int UPLOAD_TIMEOUTS = 5;

    private final Vertx vertx;
    private final Exchange exchange;
    private final Responses responses;
    private final BodyDrain drain;
    private final long timeoutMs;
    private final ClientPace pace;
    private final ForwardedBody body;
    private final long startedNanos = System.nanoTime();
    private HttpClientRequest upstreamRequest;
    private long timer = NONE;
    private boolean decided;
    private ReadStream<Buffer> answering;
    private boolean answerEnded;

    Forwarding(
            Vertx vertx,
            Exchange exchange,
            Responses responses,
            BodyDrain drain,
            ClientPace pace,
            long timeoutMs,
            ForwardedBody body) {
        this.vertx = vertx;
        this.exchange = exchange;
        this.responses = responses;
        this.drain = drain;
        this.timeoutMs = timeoutMs;
        this.pace = pace;
        this.body = body;
        body.whenExceeded(this::tooLarge);
    }

    void start(Upstream upstream) {
        HttpServerRequest request = exchange.request();
        ProxyRequest outbound = ProxyRequest.reverseProxy(request);
        RequestHeaders.apply(outbound.headers(), exchange);
        String query = request.query();
        String path = exchange.found().upstreamPath();
        outbound.setURI(query == null ? path : path + "?" + query);
        outbound.setBody(body.sent());
        exchange.context().addEndHandler(this::over);
        armTimer();
        upstream.request(request.method(), outbound.getURI())
                .onSuccess(connected -> send(outbound, connected))
                .onFailure(this::unavailable);
    }

    private void send(ProxyRequest outbound, HttpClientRequest connected) {
        upstreamRequest = connected;
        if (decided || exchange.isOver()) {
            connected.reset();
            return;
        }
        if (body.isStreaming()) {
            BodyHead.acceptBody(exchange.request());
        }
        connected.response().onSuccess(response -> response.end().onComplete(_ -> answerEnded = true));
        outbound.send(connected).onSuccess(this::answer).onFailure(this::unavailable);
        // In place of the proxy's own handler, which resets also what is complete.
        exchange.response().exceptionHandler(failure -> over(Future.failedFuture(failure)));
    }

    private void answer(ProxyResponse answer) {
        if (decided) {
            answer.release();
            return;
        }
        decided = true;
        vertx.cancelTimer(timer);
        responses.common(exchange);
        ResponseHeaders.apply(answer.headers(), exchange.route());
        RetryAfterHeader.set(answer.headers(), answer.getStatusCode(), 0);
        HttpServerResponse response = exchange.response();
        response.setStatusCode(answer.getStatusCode()).headers().addAll(answer.headers());
        answering = answer.getBody().stream();
        boolean empty = answer.getStatusCode() == NO_CONTENT || answer.getStatusCode() == NOT_MODIFIED;
        if (empty) {
            // These have no body by definition; an empty chunked one would be malformed.
            answering.resume();
            response.end();
        } else {
            response.setChunked(!response.headers().contains(HttpHeaders.CONTENT_LENGTH));
            watchReader(response.bytesWritten());
            answering.pipe().endOnFailure(false).to(response).onFailure(_ -> {
                readOn(answering);
                exchange.request().connection().close();
            });
        }
    }

    /**
     * An answer that has begun is read on for a while although nobody listens. The proxy would reset it, and so close a
     * connection that may have been given to somebody else's request by now: many clients leave with the last byte. One
     * that still goes on then is cut off, because its service works for nobody.
     */
    private void readOn(ReadStream<Buffer> content) {
        if (!answerEnded) {
            content.handler(null).resume();
            vertx.setTimer(READ_ON_MS, _ -> {
                if (!answerEnded) {
                    resetUpstream();
                }
            });
        }
    }

    private void tooLarge() {
        fail(exchange.route().body().refusal());
    }

    private void unavailable(Throwable failure) {
        fail(new ApiException(ErrorCode.UPSTREAM_UNAVAILABLE, "Upstream unavailable", failure));
    }

    private void fail(ApiException failure) {
        if (!decided) {
            decided = true;
            vertx.cancelTimer(timer);
            body.detach();
            resetUpstream();
            responses.refuse(exchange, failure);
        }
    }

    /** The wait for an answer begins when the last byte of the request moved; a body has to move fast enough meanwhile. */
    private void armTimer() {
        long idleMs = msSince(body.lastNanos(startedNanos));
        long delayMs = body.isStreaming() ? Math.min(timeoutMs - idleMs, pace.graceMs()) : timeoutMs - idleMs;
        timer = vertx.setTimer(Math.max(1, delayMs), _ -> {
            if (body.isTooSlow(pace)) {
                fail(pace.refusal());
            } else if (msSince(body.lastNanos(startedNanos)) < timeoutMs
                    && msSince(startedNanos) < UPLOAD_TIMEOUTS * timeoutMs) {
                armTimer();
            } else if (!body.isStreaming() || upstreamRequest == null) {
                fail(new ApiException(ErrorCode.UPSTREAM_TIMEOUT, "Upstream did not answer in time"));
            } else {
                fail(pace.refusal());
            }
        });
    }

    private static long msSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /** A client that takes nothing of an answer would hold the connection behind for as long as it likes. */
    private void watchReader(long before) {
        timer = vertx.setTimer(pace.stallMs(), _ -> {
            HttpServerResponse response = exchange.response();
            long now = response.bytesWritten();
            if (response.writeQueueFull() && now == before) {
                exchange.request().connection().close();
            } else {
                watchReader(now);
            }
        });
    }

    private void over(AsyncResult<Void> end) {
        decided = true;
        vertx.cancelTimer(timer);
        if (end.failed() && answering != null) {
            readOn(answering);
        } else if (end.failed()) {
            resetUpstream();
        } else if (body.isStreaming() && !exchange.request().isEnded()) {
            // The service answered without reading all of the body.
            body.detach();
            resetUpstream();
            drain.drain(exchange.request());
        }
    }

    private void resetUpstream() {
        if (upstreamRequest != null) {
            upstreamRequest.reset();
        }
    }
}
