package io.coachup.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.coachup.gateway.support.Fastest;
import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.World;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway while the token issuer accepts connections and says nothing. */
@Tag("timing")
@GatewayTest
@TestProfile(SilentIssuerTest.SilentIssuer.class)
class SilentIssuerTest {

    /** The keys' address is a socket that nobody reads from; it stays open as long as the process. */
    public static class SilentIssuer implements QuarkusTestProfile {

        /** One of an object would be closed when nobody uses that object any more. */
        private static final ServerSocket SILENT = open();

        private static ServerSocket open() {
            try {
                return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "CLERK_JWKS_URL",
                    "http://127.0.0.1:" + SILENT.getLocalPort() + "/jwks.json",
                    "coachup.gateway.identity.verification-timeout",
                    "300ms");
        }
    }

    @Test
    void aTokenThatCanNotBeVerifiedInTimeIsNobodysFault() throws Exception {
        assertThat(Fastest.ofThree(SilentIssuerTest::msToTheRefusal)).isBetween(290L, 2500L);
        given().get("/health").then().statusCode(200);
    }

    private static long msToTheRefusal() {
        String bearer = World.ISSUER.bearer("ada");
        long started = System.nanoTime();
        given().header("authorization", bearer)
                .get("/api/v1/sessions")
                .then()
                .statusCode(503)
                .header("retry-after", "2")
                .body("code", equalTo("unavailable"));
        return (System.nanoTime() - started) / 1_000_000;
    }
}
