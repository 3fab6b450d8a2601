package io.coachup.gateway.upstream;

import io.coachup.common.address.ServiceAddress;
import io.coachup.gateway.routing.Owner;
import io.coachup.http.Origin;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;

/** The services behind the gateway, and the HTTP client that reaches them. */
@Singleton
public final class Upstreams {

    private static final int WAITING_PER_CONNECTION = 4;

    private final HttpClient client;
    private final Origin skillsOrigin;
    private final Upstream skills;
    private final Upstream speech;

    public Upstreams(Vertx vertx, UpstreamConfig config) {
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        // A service that stops in the middle of an answer must not hold a client for ever.
                        .setIdleTimeout(2 * (int) Math.max(1, config.timeout().toSeconds()))
                        .setMaxHeaderSize(32 * 1024),
                new PoolOptions()
                        .setHttp1MaxSize(config.connections())
                        .setMaxWaitQueueSize(config.connections() * WAITING_PER_CONNECTION));
        skillsOrigin = origin(config.skills());
        skills = new Upstream(client, skillsOrigin);
        speech = new Upstream(client, origin(config.speech()));
    }

    private static Origin origin(URI url) {
        ServiceAddress address = ServiceAddress.parse(url.toString()).orElseThrow();
        return Origin.of(address.host(), address.port(), address.isTls());
    }

    /** The service that owns routes of {@code owner}. */
    public Upstream of(Owner owner) {
        return switch (owner) {
            case SKILLS -> skills;
            case SPEECH -> speech;
            case SELF -> throw new IllegalArgumentException("The gateway's own routes have no upstream");
        };
    }

    Origin skillsOrigin() {
        return skillsOrigin;
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
