package io.coachup.gateway.upstream;

import io.coachup.gateway.routing.Owner;
import io.coachup.http.Origin;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
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
        if (config.connections() < 1) {
            throw new ConfigurationException("UPSTREAM_CONNECTIONS must be at least 1.");
        }
        if (config.timeout().toMillis() < 1) {
            throw new ConfigurationException("UPSTREAM_TIMEOUT must be at least 1 ms.");
        }
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        // A service that stops in the middle of an answer must not hold a client for ever.
                        .setIdleTimeout(2 * (int) Math.max(1, config.timeout().toSeconds()))
                        .setMaxHeaderSize(32 * 1024),
                new PoolOptions()
                        .setHttp1MaxSize(config.connections())
                        .setMaxWaitQueueSize(config.connections() * WAITING_PER_CONNECTION));
        skillsOrigin = origin(config.skills(), "SKILLS_SERVICE_URL");
        skills = new Upstream(client, skillsOrigin);
        speech = new Upstream(client, origin(config.speech(), "SPEECH_SERVICE_URL"));
    }

    /** Made at start-up, so that a wrong address stops it. */
    void start(@Observes StartupEvent event) {
        // Observing is enough.
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

    private static Origin origin(URI base, String setting) {
        try {
            return Origin.of(base);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    setting + " must be an http or https address such as http://localhost:8082.", e);
        }
    }
}
