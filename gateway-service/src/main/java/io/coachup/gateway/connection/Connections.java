package io.coachup.gateway.connection;

import io.coachup.common.errors.ApiException;
import io.coachup.gateway.body.ClientPace;
import io.coachup.gateway.limits.ClientAddress;
import io.coachup.gateway.limits.LimitsConfig;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.Quarkus;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * What is looked at of a connection and of each head on it before the HTTP server does. The server offers no place for
 * that, so it is found among the channels of the thread that accepts connections.
 */
@Singleton
public final class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);
    private static final long LIMIT_SECONDS = 10;

    private final Vertx vertx;
    private final HttpServer server;
    private final ClientPace pace;
    private final ConnectionCount count;
    private final Runnable stop;

    @Inject
    Connections(Vertx vertx, HttpServer server, LimitsConfig limits, ClientAddress addresses, ClientPace pace) {
        this(vertx, server, limits, addresses, pace, () -> Quarkus.asyncExit(1));
    }

    /** {@code stop} ends a gateway that can't guard itself. */
    Connections(
            Vertx vertx,
            HttpServer server,
            LimitsConfig limits,
            ClientAddress addresses,
            ClientPace pace,
            Runnable stop) {
        this.stop = stop;
        this.vertx = vertx;
        this.server = server;
        this.pace = pace;
        this.count = new ConnectionCount(limits.connectionsPerAddress(), addresses);
    }

    /** Where the heads of this request's connection are looked at; null on one of the moment before the guard was there. */
    public static Heads heads(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection
                ? connection
                        .channelHandlerContext()
                        .channel()
                        .attr(ConnectionGuard.HEADS)
                        .get()
                : null;
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

    /** A gateway whose connections can't be guarded does not serve. */
    void start(@ObservesAsync HttpServerStart start) {
        try {
            if (guarded(start.options()) == 0) {
                throw new IllegalStateException("The server's channel was not found");
            }
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.fatal("Connections can't be guarded, so the gateway stops", e);
            stop.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.run();
        }
    }

    private int guarded(HttpServerOptions options) throws ExecutionException, InterruptedException, TimeoutException {
        int guarded = 0;
        for (EventExecutor thread : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            SingleThreadEventLoop loop = (SingleThreadEventLoop) thread;
            guarded += loop.submit(() -> guardChannels(loop, options)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
        return guarded;
    }

    /** How many there were. */
    private int guardChannels(SingleThreadEventLoop loop, HttpServerOptions options) {
        int guarded = 0;
        for (Iterator<Channel> channels = loop.registeredChannelsIterator(); channels.hasNext(); ) {
            Channel channel = channels.next();
            if (channel instanceof ServerChannel
                    && channel.localAddress() instanceof InetSocketAddress address
                    && address.getPort() == server.getPort()) {
                Acceptance.on(channel, count, () -> new ConnectionGuard(options, pace.graceMs()));
                guarded++;
            }
        }
        return guarded;
    }
}
