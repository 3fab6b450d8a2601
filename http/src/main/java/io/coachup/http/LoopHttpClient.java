package io.coachup.http;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls one HTTP/1.1 server from event loops. Each loop has connections of its own, so no part of an answer changes
 * threads, and what one read of the socket brought is handed over without an object for each of its chunks.
 */
public final class LoopHttpClient {

    private final Vertx vertx;
    private final Origin origin;
    private final ClientLimits limits;
    private final NetClient net;
    private final CallSlots slots;
    private final Map<Thread, LoopConnections> loops = new ConcurrentHashMap<>();

    /** A client that trusts what this Java trusts. */
    public LoopHttpClient(Vertx vertx, Origin origin, ClientLimits limits) {
        this(vertx, origin, limits, null);
    }

    LoopHttpClient(Vertx vertx, Origin origin, ClientLimits limits, TrustOptions trust) {
        this.vertx = vertx;
        this.origin = origin;
        this.limits = limits;
        this.slots = new CallSlots(limits.calls());
        this.net = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout(limits.connectMs())
                .setSsl(origin.tls())
                .setTrustOptions(trust)
                .setHostnameVerificationAlgorithm("HTTPS"));
    }

    /** Where the server is. */
    public Origin origin() {
        return origin;
    }

    /**
     * Sends a request, as {@link RequestHead} makes it.
     *
     * @throws IllegalStateException when this thread is no event loop
     */
    public HttpCall send(Buffer request, HttpCallHandler handler) {
        if (!Context.isOnEventLoopThread()) {
            throw new IllegalStateException("Calls start on an event loop");
        }
        Call call = new Call(slots, loop(), request, handler);
        call.start();
        return call;
    }

    /** Sends a request and collects the answer; gives up after {@code timeoutMs}. */
    public WholeCall sendForWhole(Buffer request, int maxBytes, long timeoutMs) {
        WholeCall whole = new WholeCall(vertx, maxBytes);
        whole.start(send(request, whole), timeoutMs);
        return whole;
    }

    /** Closes all connections. */
    public void close() {
        net.close();
    }

    private LoopConnections loop() {
        LoopConnections known = loops.get(Thread.currentThread());
        return known != null ? known : loops.computeIfAbsent(Thread.currentThread(), _ -> newLoop());
    }

    private LoopConnections newLoop() {
        Context root = VertxContext.getRootContext(vertx.getOrCreateContext());
        return new LoopConnections(vertx, root, net, origin, limits);
    }
}
