package io.coachup.gateway.proxy;

import io.coachup.common.errors.ApiException;
import io.coachup.gateway.exchange.Answers;
import io.coachup.gateway.exchange.BodyDrain;
import io.coachup.gateway.exchange.Exchange;
import io.coachup.gateway.limits.BodyLimits;
import io.coachup.gateway.upstream.Upstream;
import io.coachup.gateway.upstream.UpstreamConfig;
import io.coachup.gateway.upstream.Upstreams;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** Streams requests to the services that own them, and their answers back; bodies are never held. */
@Singleton
public final class Forwarder {

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final Answers answers;
    private final BodyDrain drain;
    private final long timeoutMs;

    public Forwarder(Vertx vertx, Upstreams upstreams, UpstreamConfig config, Answers answers, BodyDrain drain) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.answers = answers;
        this.drain = drain;
        this.timeoutMs = config.timeout().toMillis();
    }

    /**
     * Forwards an identified request to the owner of its route.
     *
     * @throws ApiException 400 or 413 when its body is refused unread
     */
    public void forward(Exchange exchange) {
        long length = BodyLimits.check(exchange.request(), exchange.route().body());
        Upstream upstream = upstreams.of(exchange.route().owner());
        new Forwarding(vertx, exchange, answers, drain, timeoutMs).start(upstream, length);
    }
}
