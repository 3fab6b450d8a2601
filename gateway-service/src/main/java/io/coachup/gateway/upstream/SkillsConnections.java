package io.coachup.gateway.upstream;

import io.coachup.common.headers.Headers;
import io.coachup.http.BufferedCall;
import io.coachup.http.ClientLimits;
import io.coachup.http.EventLoopHttpClient;
import io.coachup.http.RequestHead;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** The calls to skills-service that every chat stream makes. */
@Singleton
public final class SkillsConnections {

    private static final int KEEP_ALIVE_MS = 30_000;
    private static final int ANSWER_MAX_BYTES = 1024 * 1024;

    private final EventLoopHttpClient client;

    public SkillsConnections(Vertx vertx, Upstreams upstreams, UpstreamConfig config) {
        client = new EventLoopHttpClient(
                vertx,
                upstreams.skillsOrigin(),
                new ClientLimits(
                        (int) config.connectTimeout().toMillis(),
                        config.connections(),
                        KEEP_ALIVE_MS,
                        ClientLimits.RESEND_MS));
    }

    /** What all calls to one path, with a JSON body, have in common. */
    public RequestHead head(String path) {
        return new RequestHead(client.origin(), path, Headers.CONTENT_TYPE, Headers.JSON);
    }

    /** Host of skills-service. */
    public String host() {
        return client.origin().host();
    }

    /** Sends a request on this event loop. */
    public BufferedCall send(Buffer request, long timeoutMs) {
        return client.sendBuffered(request, ANSWER_MAX_BYTES, timeoutMs);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
