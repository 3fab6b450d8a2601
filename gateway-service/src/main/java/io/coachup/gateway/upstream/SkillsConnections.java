package io.coachup.gateway.upstream;

import io.coachup.common.headers.Headers;
import io.coachup.http.ClientLimits;
import io.coachup.http.LoopHttpClient;
import io.coachup.http.RequestHead;
import io.coachup.http.WholeCall;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** The calls to skills-service that every chat stream makes. */
@Singleton
public final class SkillsConnections {

    private static final int KEEP_ALIVE_MS = 30_000;
    private static final int ANSWER_MAX_BYTES = 1024 * 1024;

    private final LoopHttpClient client;

    public SkillsConnections(Vertx vertx, Upstreams upstreams, UpstreamConfig config) {
        client = new LoopHttpClient(
                vertx,
                upstreams.skillsOrigin(),
                new ClientLimits((int) config.connectTimeout().toMillis(), config.connections(), KEEP_ALIVE_MS));
    }

    /** What all calls to one path, with a JSON body, have in common. */
    public RequestHead head(String path) {
        return new RequestHead(client.origin(), path, Headers.CONTENT_TYPE, Headers.JSON);
    }

    /** Sends a request on this event loop. */
    public WholeCall send(Buffer request, long timeoutMs) {
        return client.sendForWhole(request, ANSWER_MAX_BYTES, timeoutMs);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
