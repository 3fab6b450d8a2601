package io.coachup.gateway.attack;

import static io.coachup.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.limits.CallerLimits;
import io.coachup.gateway.limits.LimitClass;
import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Person;
import io.coachup.gateway.support.RawConnection;
import io.coachup.gateway.support.World;
import io.coachup.testing.Bystander;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that send or take as slowly as they can, to keep connections from others. */
@Tag("timing")
@GatewayTest
class SlowClientsTest {

    private static final String TOO_SLOW = "HTTP/1.1 408 ";
    private static final String TOO_MANY = "HTTP/1.1 429 ";

    @TestHTTPResource
    URI gateway;

    @Inject
    CallerLimits limits;

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.SPEECH.reset();
        World.SKILLS.answer("/api/messages/ingest", 200, "{}");
        World.SPEECH.script("/api/v1/stt", request -> request.body()
                .onSuccess(_ -> request.response().end("{}")));
    }

    @Test
    void fortySlowPostsOfOnePersonAreNothingToAnother() throws Exception {
        slowPosts(40, "/api/messages/ingest", 8);
    }

    @Test
    @Tag("long")
    void threeHundredSlowPostsOfOnePersonAreNothingToAnother() throws Exception {
        slowPosts(300, "/api/messages/ingest", 8);
    }

    @Test
    void slowRecordingsAreFewAndCutOff() throws Exception {
        slowPosts(10, "/api/v1/stt", 3);
    }

    private void slowPosts(int posts, String path, int atOnce) throws Exception {
        List<RawConnection> slow = new ArrayList<>();
        String mallory = World.ISSUER.bearer("mallory");
        Person bystander = new Person(gateway, "bystander");
        try {
            Bystander.noticesNothing(() -> bystander.post("/api/messages/ingest"), () -> {
                for (int i = 0; i < posts; i++) {
                    slow.add(new RawConnection(gateway)
                            .send("POST " + path + " HTTP/1.1\r\nhost: x\r\nauthorization: " + mallory
                                    + "\r\ncontent-length: 5000\r\n\r\n{"));
                }
                assertThat(slow.stream()
                                .map(SlowClientsTest::statusLine)
                                .collect(Collectors.groupingBy(line -> line, Collectors.counting())))
                        .containsOnlyKeys(TOO_SLOW, TOO_MANY)
                        .containsEntry(TOO_SLOW, (long) atOnce);
            });
        } finally {
            for (RawConnection connection : slow) {
                connection.close();
            }
        }
        assertThat(World.SPEECH.isQuiet()).as("no body arrived whole").isTrue();
    }

    @Test
    void aSlowPostToTheCoachIsCutOff() throws Exception {
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST /api/v1/chat HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("mallory")
                    + "\r\ncontent-length: 5000\r\n\r\n{");

            assertThat(connection.readUntil("never")).startsWith(TOO_SLOW).contains("connection: close");
        }
        assertThat(eventually(() -> limits.inUse(LimitClass.CHAT) == 0)).isTrue();
    }

    @Test
    void aRecordingThatComesSlowlyButComesIsAccepted() throws Exception {
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST /api/v1/stt HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("grace")
                    + "\r\ncontent-length: 12000\r\n\r\n");
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0; i < 12; i++) {
                connection.send("x".repeat(1000));
                assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
            }

            assertThat(connection.readUntil("\r\n")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aReaderWhoTakesNothingLosesTheAnswer() throws Exception {
        CountDownLatch cutOff = new CountDownLatch(1);
        World.SKILLS.script("/api/v1/events", request -> {
            request.response().closeHandler(_ -> cutOff.countDown());
            request.response().setChunked(true);
            for (int i = 0; i < 400; i++) {
                request.response().write(Buffer.buffer(new byte[65_536]));
            }
        });
        try (RawConnection slow = new RawConnection(gateway, 4096)) {
            slow.send("GET /api/v1/events HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("mallory")
                    + "\r\n\r\n");

            assertThat(cutOff.await(8, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(eventually(() -> limits.inUse(LimitClass.READ) == 0)).isTrue();
    }

    private static String statusLine(RawConnection connection) {
        try {
            return connection.readUntil(" ") + connection.readUntil(" ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
