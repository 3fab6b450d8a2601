package io.coachup.gateway.proxy;

import io.coachup.common.errors.ApiException;
import io.coachup.gateway.body.BodyHead;
import io.coachup.gateway.body.BufferedBody;
import io.coachup.gateway.body.ClientPace;
import io.coachup.gateway.body.RouteBodyLimit;
import io.coachup.gateway.exchange.BodyDrain;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.exchange.Responses;
import io.coachup.gateway.upstream.Upstream;
import io.coachup.gateway.upstream.UpstreamConfig;
import io.coachup.gateway.upstream.Upstreams;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/**
 * Sends requests to the services that own them, and their answers back. Recordings stream; a small body is read before
 * a connection to a service is taken, so that no client can hold one by sending slowly.
 */
@Singleton
public final class Forwarder {

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final Responses responses;
    private final BodyDrain drain;
    private final BufferedBody bodies;
    private final ClientPace pace;
    private final long timeoutMs;

    public Forwarder(
            Vertx vertx,
            Upstreams upstreams,
            UpstreamConfig config,
            Responses responses,
            BodyDrain drain,
            BufferedBody bodies,
            ClientPace pace) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.responses = responses;
        this.drain = drain;
        this.bodies = bodies;
        this.pace = pace;
        this.timeoutMs = config.timeout().toMillis();
    }

    /**
     * Forwards an identified request to the owner of its route.
     *
     * @throws ApiException 413 when its body is refused unread
     */
    public void forward(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        RouteBodyLimit limit = exchange.route().body();
        long length = BodyHead.check(request, limit);
        if (limit.isSmall() && BodyHead.hasBody(request)) {
            BodyHead.acceptBody(request);
            bodies.read(request, limit)
                    .onSuccess(body -> whole(exchange, body))
                    .onFailure(failure -> responses.refuse(exchange, failure));
        } else {
            forwarding(exchange, ForwardedBody.streaming(exchange, length));
        }
    }

    private void whole(Exchange exchange, Buffer body) {
        if (!exchange.isOver()) {
            forwarding(exchange, ForwardedBody.whole(body));
        }
    }

    private void forwarding(Exchange exchange, ForwardedBody body) {
        Upstream upstream = upstreams.of(exchange.route().owner());
        new Forwarding(vertx, exchange, responses, drain, pace, timeoutMs, body).start(upstream);
    }
}
