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
 * Calls one HTTP/1.1 server from event pools. Each loop has connections of its own, so no part of a response changes
 * threads, and what one read of the socket brought is handed over without an object for each of its chunks.
 */
public final class EventLoopHttpClient {

    private final Vertx vertx;
    private final Origin origin;
    private final ClientLimits limits;
    private final NetClient net;
    private final ConcurrencyLimit limit;
    private final Map<Thread, ConnectionPool> pools = new ConcurrentHashMap<>();

    /** A client that trusts what this Java trusts. */
    public EventLoopHttpClient(Vertx vertx, Origin origin, ClientLimits limits) {
        this(vertx, origin, limits, null);
    }

    EventLoopHttpClient(Vertx vertx, Origin origin, ClientLimits limits, TrustOptions trust) {
        this.vertx = vertx;
        this.origin = origin;
        this.limits = limits;
        this.limit = new ConcurrencyLimit(limits.calls());
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
     * Sends a request, as {@link RequestHead} makes it; a second time only as {@link ClientLimits#resendMs} says.
     *
     * @throws IllegalStateException when this thread is no event loop
     */
    public HttpCall send(Buffer request, HttpCallHandler handler) {
        if (!Context.isOnEventLoopThread()) {
            throw new IllegalStateException("Calls start on an event loop");
        }
        Call call = new Call(limit, pool(), request, handler);
        call.start();
        return call;
    }

    /** Sends a request and collects the response; gives up after {@code timeoutMs}. */
    public BufferedCall sendBuffered(Buffer request, int maxBytes, long timeoutMs) {
        BufferedCall buffered = new BufferedCall(vertx, maxBytes);
        buffered.start(send(request, buffered), timeoutMs);
        return buffered;
    }

    /** Closes all connections. */
    public void close() {
        net.close();
    }

    private ConnectionPool pool() {
        ConnectionPool known = pools.get(Thread.currentThread());
        return known != null ? known : pools.computeIfAbsent(Thread.currentThread(), _ -> newPool());
    }

    private ConnectionPool newPool() {
        Context root = VertxContext.getRootContext(vertx.getOrCreateContext());
        return new ConnectionPool(vertx, root, net, origin, limits);
    }
}
