package io.coachup.gateway.exchange;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorBody;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.headers.Headers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Writes the answers that the gateway gives itself. */
@Singleton
public final class Responses {

    private static final Logger LOG = Logger.getLogger(Responses.class);
    private static final String JSON = Headers.JSON_UTF_8;

    private static final int NO_CONTENT = 204;

    private final RouteLog log;
    private final BodyDrain drain;

    public Responses(RouteLog log, BodyDrain drain) {
        this.log = log;
        this.drain = drain;
    }

    /** Sets what every answer carries: request id, cross-origin headers, no caching. */
    public void common(Exchange exchange) {
        HttpServerResponse response = exchange.response();
        response.putHeader(Headers.REQUEST_ID, exchange.requestId());
        response.putHeader(Headers.CACHE_CONTROL, Headers.NO_STORE);
        CorsHeaders.set(response.headers(), exchange.methods());
    }

    /** A JSON object with status 200. */
    public void json(Exchange exchange, JsonObject body) {
        json(exchange, body.toBuffer());
    }

    /** An encoded JSON object with status 200. */
    public void json(Exchange exchange, Buffer body) {
        common(exchange);
        send(exchange, body);
    }

    /** An encoded JSON object with status 200 that holds nothing of the caller's, so that anybody may keep it for a while. */
    public void cacheableJson(Exchange exchange, Buffer body, Duration time) {
        common(exchange);
        exchange.response().putHeader(Headers.CACHE_CONTROL, "public, max-age=" + time.toSeconds());
        send(exchange, body);
    }

    private void send(Exchange exchange, Buffer body) {
        exchange.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(body);
        drain.drain(exchange.request());
    }

    /** An answer without a body, to what nobody reads the answer of. */
    public void nothing(Exchange exchange) {
        common(exchange);
        exchange.response().setStatusCode(NO_CONTENT).end();
        drain.drain(exchange.request());
    }

    /** The answer to a preflight. */
    public void preflight(Exchange exchange) {
        common(exchange);
        CorsHeaders.setMaxAge(exchange.response().headers());
        exchange.response()
                .putHeader(HttpHeaders.ALLOW, exchange.methods())
                .setStatusCode(NO_CONTENT)
                .end();
        drain.drain(exchange.request());
    }

    /** Refuses with the failure's status and error body; cuts the connection when an answer has begun already. */
    public void refuse(Exchange exchange, Throwable failure) {
        ApiException refusal = refusalOf(failure);
        int status = refusal.code().status();
        log.write(log.line(exchange, status).error(refusal.code().word(), refusal.getMessage()), status);
        HttpServerResponse response = exchange.response();
        if (exchange.isOver()) {
            return;
        }
        if (response.headWritten()) {
            exchange.request().connection().close();
            return;
        }
        common(exchange);
        RetryAfterHeader.set(response.headers(), status, refusal.retryAfterSeconds());
        if (refusal.code() == ErrorCode.METHOD_NOT_ALLOWED) {
            response.putHeader(HttpHeaders.ALLOW, exchange.methods());
        }
        Buffer body = body(exchange, refusal);
        response.setStatusCode(status);
        if (body.length() > 0) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        }
        if (refusal.code() == ErrorCode.REQUEST_TIMEOUT) {
            // What is left of the request would be waited for as long again.
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(body)
                    .onComplete(_ -> exchange.request().connection().close());
        } else {
            response.end(body);
            drain.drain(exchange.request());
        }
    }

    /** The error body; none where a browser would wait for ever for somebody to read it. */
    private static Buffer body(Exchange exchange, ApiException refusal) {
        if (exchange.route() != null && exchange.route().isUnread()) {
            return Buffer.buffer();
        }
        return Json.encodeToBuffer(ErrorBody.of(refusal, exchange.requestId()));
    }

    private static ApiException refusalOf(Throwable failure) {
        if (failure instanceof ApiException refusal) {
            return refusal;
        }
        LOG.error("Unexpected failure of a request", failure);
        return new ApiException(ErrorCode.INTERNAL_ERROR, "Internal error", failure);
    }
}
