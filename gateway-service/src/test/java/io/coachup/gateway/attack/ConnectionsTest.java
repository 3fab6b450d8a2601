package io.coachup.gateway.attack;

import static io.coachup.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Person;
import io.coachup.gateway.support.RawConnection;
import io.coachup.testing.Bystander;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One address that opens as many connections as it can, and says nothing on them. */
@Tag("timing")
@GatewayTest
class ConnectionsTest {

    private static final String REQUEST = "GET /health HTTP/1.1\r\nhost: x\r\n\r\n";
    private static final int ALLOWED = 20;

    @TestHTTPResource
    URI gateway;

    @Test
    void anAddressHasOnlySoMany() throws Exception {
        Person bystander = new Person(gateway, "bystander");
        List<RawConnection> open = new ArrayList<>();
        try {
            Bystander.noticesNothing(() -> bystander.get("/health"), () -> {
                for (int i = 0; i < 5 * ALLOWED; i++) {
                    open.add(RawConnection.from("127.0.0.2", gateway));
                }
                assertThat(open.subList(0, ALLOWED)).allMatch(ConnectionsTest::isServed);
                assertThat(open.subList(ALLOWED, open.size())).noneMatch(ConnectionsTest::isServed);
            });
        } finally {
            for (RawConnection connection : open) {
                connection.close();
            }
        }
        assertThat(eventually(() -> {
                    try (RawConnection again = RawConnection.from("127.0.0.2", gateway)) {
                        return isServed(again);
                    } catch (IOException e) {
                        return false;
                    }
                }))
                .isTrue();
    }

    private static boolean isServed(RawConnection connection) {
        try {
            return connection.send(REQUEST).readUntil("}").startsWith("HTTP/1.1 200 ");
        } catch (SocketException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
