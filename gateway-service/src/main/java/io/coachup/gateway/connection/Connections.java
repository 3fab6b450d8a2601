package io.coachup.gateway.connection;

import io.coachup.common.errors.ApiException;
import io.coachup.gateway.body.ClientPace;
import io.coachup.gateway.limits.ClientAddress;
import io.coachup.gateway.limits.LimitsConfig;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Iterator;

/**
 * What is looked at of a connection and of each head on it before the HTTP server does. The server offers no place for
 * that, so it is found among the channels of the thread that accepts connections.
 */
@Singleton
public final class Connections {

    private final Vertx vertx;
    private final HttpServer server;
    private final ClientPace pace;
    private final ConnectionCount count;

    public Connections(Vertx vertx, HttpServer server, LimitsConfig limits, ClientAddress addresses, ClientPace pace) {
        this.vertx = vertx;
        this.server = server;
        this.pace = pace;
        this.count = new ConnectionCount(limits.connectionsPerAddress(), addresses);
    }

    /** What is wrong with the head that this request stands for, or null for a request as it was sent. */
    public static ApiException fault(HttpServerRequest request) {
        String name = request.getHeader(HeadDecoder.FAULT);
        if (name == null) {
            return null;
        }
        HeadFault fault = HeadFault.valueOf(name);
        return new ApiException(fault.code(), fault.sentence());
    }

    /** To be told of each request that is over; the next ones of its connection wait for it. */
    public static void answered(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            HeadDecoder heads = connection
                    .channelHandlerContext()
                    .channel()
                    .attr(ConnectionGuard.HEADS)
                    .get();
            if (heads != null) {
                heads.answered();
            }
        }
    }

    void start(@ObservesAsync HttpServerStart start) {
        for (EventExecutor thread : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            EventLoop loop = (EventLoop) thread;
            loop.execute(() -> guardChannels((SingleThreadEventLoop) loop, start.options()));
        }
    }

    private void guardChannels(SingleThreadEventLoop loop, HttpServerOptions options) {
        for (Iterator<Channel> channels = loop.registeredChannelsIterator(); channels.hasNext(); ) {
            Channel channel = channels.next();
            if (channel instanceof ServerChannel
                    && channel.localAddress() instanceof InetSocketAddress address
                    && address.getPort() == server.getPort()) {
                Acceptance.on(channel, count, () -> new ConnectionGuard(options, pace.graceMs()));
            }
        }
    }
}
