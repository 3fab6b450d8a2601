package io.coachup.gateway.proxy;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.gateway.exchange.Answers;
import io.coachup.gateway.exchange.BodyDrain;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.limits.BodyLimits;
import io.coachup.gateway.limits.LimitedBody;
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
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/** One request being forwarded. Lives on the event loop of the client's connection. */
final class Forwarding {

    private static final int RETRY_AFTER_SECONDS = 2;
    private static final long NONE = -1;
    private static final long READ_ON_MS = 500;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /** An upload may take this many times as long as the wait for an answer. */
    private static final int UPLOAD_TIMEOUTS = 5;

    private final Vertx vertx;
    private final Exchange exchange;
    private final Answers answers;
    private final BodyDrain drain;
    private final long timeoutMs;
    private final LimitedBody body;
    private HttpClientRequest upstreamRequest;
    private long timer = NONE;
    private boolean decided;
    private ReadStream<Buffer> answering;
    private boolean answerEnded;

    Forwarding(Vertx vertx, Exchange exchange, Answers answers, BodyDrain drain, long timeoutMs) {
        this.vertx = vertx;
        this.exchange = exchange;
        this.answers = answers;
        this.drain = drain;
        this.timeoutMs = timeoutMs;
        this.body = new LimitedBody(exchange.request(), exchange.route().body().maxBytes(), this::tooLarge);
    }

    void start(Upstream upstream, long length) {
        HttpServerRequest request = exchange.request();
        ProxyRequest outbound = ProxyRequest.reverseProxy(request);
        RequestHeaders.apply(outbound.headers(), exchange);
        String query = request.query();
        String path = exchange.found().upstreamPath();
        outbound.setURI(query == null ? path : path + "?" + query);
        outbound.setBody(Body.body(body, length));
        exchange.context().addEndHandler(this::over);
        armTimer(timeoutMs);
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
        BodyLimits.acceptBody(exchange.request());
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
        answers.common(exchange);
        ResponseHeaders.apply(answer.headers());
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
        fail(ApiException.unavailable(
                ErrorCode.UPSTREAM_UNAVAILABLE, "Upstream unavailable", RETRY_AFTER_SECONDS, failure));
    }

    private void fail(ApiException failure) {
        if (!decided) {
            decided = true;
            vertx.cancelTimer(timer);
            body.detach();
            resetUpstream();
            answers.refuse(exchange, failure);
        }
    }

    /** The wait for an answer begins when the last byte of the request moved; moving for ever is no way out. */
    private void armTimer(long delayMs) {
        timer = vertx.setTimer(Math.max(1, delayMs), _ -> {
            long idleMs = (System.nanoTime() - body.lastNanos()) / 1_000_000;
            boolean late = idleMs >= timeoutMs || exchange.elapsedMs() >= UPLOAD_TIMEOUTS * timeoutMs;
            if (!late) {
                armTimer(timeoutMs - idleMs);
            } else if (body.isEnded() || upstreamRequest == null) {
                fail(new ApiException(ErrorCode.UPSTREAM_TIMEOUT, "Upstream did not answer in time"));
            } else {
                fail(ApiException.invalid("The request body did not arrive in time"));
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
        } else if (!body.isEnded() && !exchange.request().isEnded()) {
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
