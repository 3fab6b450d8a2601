package io.coachup.gateway.proxy;

import io.coachup.common.errors.ApiException;
import io.coachup.gateway.exchange.Answers;
import io.coachup.gateway.exchange.BodyDrain;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.limits.BodyLimit;
import io.coachup.gateway.limits.BodyLimits;
import io.coachup.gateway.limits.BoundedBody;
import io.coachup.gateway.limits.ClientPace;
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
    private final Answers answers;
    private final BodyDrain drain;
    private final BoundedBody bodies;
    private final ClientPace pace;
    private final long timeoutMs;

    public Forwarder(
            Vertx vertx,
            Upstreams upstreams,
            UpstreamConfig config,
            Answers answers,
            BodyDrain drain,
            BoundedBody bodies,
            ClientPace pace) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.answers = answers;
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
        BodyLimit limit = exchange.route().body();
        long length = BodyLimits.check(request, limit);
        if (limit.isSmall() && BodyLimits.hasBody(request)) {
            BodyLimits.acceptBody(request);
            bodies.read(request, limit)
                    .onSuccess(body -> whole(exchange, body))
                    .onFailure(failure -> answers.refuse(exchange, failure));
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
        new Forwarding(vertx, exchange, answers, drain, pace, timeoutMs, body).start(upstream);
    }
}
