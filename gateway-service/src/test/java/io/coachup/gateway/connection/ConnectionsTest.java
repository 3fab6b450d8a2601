package io.coachup.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.body.ClientPace;
import io.coachup.gateway.limits.ClientAddress;
import io.coachup.gateway.limits.LimitsConfig;
import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.RawConnection;
import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A connection without a guard would serve heads that nobody has looked at. */
@GatewayTest
class ConnectionsTest {

    private static final String REQUEST = "GET /health HTTP/1.1\r\nhost: x\r\nx-request-id: r-1\r\n\r\n";
    private static final int NO_PORT = -7;

    @TestHTTPResource
    URI gateway;

    @Inject
    Vertx vertx;

    @Inject
    LimitsConfig limits;

    @Inject
    ClientAddress addresses;

    @Inject
    ClientPace pace;

    @Test
    void whatComesOnAConnectionWithoutAGuardIsRefusedAndTheConnectionClosed() throws Exception {
        try (RawConnection connection = new RawConnection(gateway)) {
            assertThat(connection.send(REQUEST).answer()).startsWith("HTTP/1.1 200");
            removeGuard(connection.localPort());

            String answer = connection.send(REQUEST).readUntil("no such end");

            assertThat(answer)
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("retry-after: 1")
                    .contains("\"The gateway is starting\"", "\"unavailable\"", "\"r-1\"");
        }
    }

    @Test
    void aGatewayThatFindsNothingToGuardStops() {
        AtomicInteger stops = new AtomicInteger();
        Connections connections =
                new Connections(vertx, new ElsewhereServer(), limits, addresses, pace, stops::incrementAndGet);

        connections.start(new HttpServerStart(new HttpServerOptions()));

        assertThat(stops).hasValue(1);
    }

    private void removeGuard(int clientPort) throws Exception {
        int removed = 0;
        for (EventExecutor thread : ((VertxInternal) vertx).getEventLoopGroup()) {
            SingleThreadEventLoop loop = (SingleThreadEventLoop) thread;
            removed += loop.submit(() -> removeGuard(loop, clientPort)).get(5, TimeUnit.SECONDS);
        }
        assertThat(removed).isEqualTo(1);
    }

    private static int removeGuard(SingleThreadEventLoop loop, int clientPort) {
        int removed = 0;
        for (Iterator<Channel> channels = loop.registeredChannelsIterator(); channels.hasNext(); ) {
            Channel channel = channels.next();
            if (channel.remoteAddress() instanceof InetSocketAddress client && client.getPort() == clientPort) {
                channel.attr(ConnectionGuard.HEADS).set(null);
                removed++;
            }
        }
        return removed;
    }

    /** Listens where no channel of this process does. */
    private static final class ElsewhereServer implements HttpServer {

        @Override
        public int getPort() {
            return NO_PORT;
        }

        @Override
        public int getSecurePort() {
            return NO_PORT;
        }

        @Override
        public int getManagementPort() {
            return NO_PORT;
        }

        @Override
        public URI getLocalBaseUri() {
            return URI.create("http://localhost");
        }
    }
}
