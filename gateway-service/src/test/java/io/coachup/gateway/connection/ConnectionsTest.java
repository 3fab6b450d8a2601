package io.coachup.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.body.ClientPace;
import io.coachup.gateway.limits.ClientAddress;
import io.coachup.gateway.limits.LimitsConfig;
import io.coachup.gateway.support.GatewayTest;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A gateway without guards would serve heads that nobody has looked at. */
@GatewayTest
class ConnectionsTest {

    private static final int NO_PORT = -7;

    @Inject
    Vertx vertx;

    @Inject
    LimitsConfig limits;

    @Inject
    ClientAddress addresses;

    @Inject
    ClientPace pace;

    @Test
    void aGatewayThatFindsNothingToGuardStops() {
        AtomicInteger stops = new AtomicInteger();
        Connections connections =
                new Connections(vertx, new ElsewhereServer(), limits, addresses, pace, stops::incrementAndGet);

        connections.start(new HttpServerStart(new HttpServerOptions()));

        assertThat(stops).hasValue(1);
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
