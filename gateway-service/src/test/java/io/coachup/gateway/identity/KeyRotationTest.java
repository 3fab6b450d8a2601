package io.coachup.gateway.identity;

import static io.coachup.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.World;
import io.coachup.testing.Bystander;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The issuer gets a new key while strangers send tokens of keys that nobody published, all the time. */
@Tag("timing")
@GatewayTest
class KeyRotationTest {

    /** As the tests' world sets it. */
    private static final long INTERVAL_MS = 1000;

    private static final long SLACK_MS = 1500;

    @TestHTTPResource("/api/v1/sessions")
    URI sessions;

    private final HttpClient people = client("127.0.0.1");

    /** From another address: those of strangers may only try so often. */
    private final HttpClient strangers = client("127.0.0.2");

    private static HttpClient client(String address) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .localAddress(InetAddress.ofLiteral(address))
                .build();
    }

    @Test
    void aPersonsNewTokenIsAcceptedWithinTheInterval() throws Exception {
        World.SKILLS.reset();
        World.SKILLS.answer("/api/v1/sessions", 200, "{}");
        String bystander = World.ISSUER.bearer("grace");
        List<String> tokens = World.ISSUER.ofStrangers(64);

        Bystander.noticesNothing(() -> status(people, bystander), () -> {
            AtomicBoolean over = new AtomicBoolean();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> attacks =
                        List.of(threads.submit(() -> attack(tokens, over)), threads.submit(() -> attack(tokens, over)));
                int asked = World.keyCalls();
                // They have used up an interval before the key changes.
                int before = asked;
                assertThat(eventually(() -> World.keyCalls() > before)).isTrue();
                asked = World.keyCalls();
                long counted = System.nanoTime();
                World.rotateKeys("rotated");
                long rotated = System.nanoTime();
                String renewed = World.ISSUER.bearer("ada");
                int status = status(people, renewed);
                while (status == 401 && millisSince(rotated) < 10 * INTERVAL_MS) {
                    LockSupport.parkNanos(20_000_000);
                    status = status(people, renewed);
                }
                long waitedMs = millisSince(rotated);
                over.set(true);

                assertThat(status).isEqualTo(200);
                assertThat(waitedMs).isLessThan(INTERVAL_MS + SLACK_MS);
                assertThat(World.keyCalls() - asked)
                        .as("calls for keys")
                        .isBetween(1, 1 + (int) (millisSince(counted) / INTERVAL_MS));
                for (Future<Integer> attack : attacks) {
                    assertThat(attack.get()).as("all refused").isGreaterThan(100);
                }
            }
        });
    }

    private int attack(List<String> tokens, AtomicBoolean over) throws IOException, InterruptedException {
        int sent = 0;
        for (; !over.get(); sent++) {
            assertThat(status(strangers, tokens.get(sent % tokens.size()))).isIn(401, 429);
        }
        return sent;
    }

    private int status(HttpClient http, String authorization) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(sessions)
                .timeout(Duration.ofSeconds(5))
                .header("authorization", authorization)
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
