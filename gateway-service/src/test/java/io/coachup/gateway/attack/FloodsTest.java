package io.coachup.gateway.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Person;
import io.coachup.gateway.support.World;
import io.coachup.testing.Bystander;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One caller who asks for more than anybody needs. */
@Tag("timing")
@GatewayTest
class FloodsTest {

    @TestHTTPResource
    URI gateway;

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.SPEECH.reset();
        World.SKILLS.answer("/api/v1/events", 200, "{}");
        World.SPEECH.answer("/api/v1/tts", 200, "{}");
    }

    @Test
    void whoAsksForMoreThanAnybodyNeedsIsToldWhatIsAccepted() throws Exception {
        Person flooder = new Person(gateway, "flooder");
        Person bystander = new Person(gateway, "bystander");
        Bystander.noticesNothing(() -> bystander.get("/api/v1/events"), () -> {
            for (int i = 0; i < 40; i++) {
                assertThat(flooder.post("/api/v1/tts")).isEqualTo(200);
            }
            HttpResponse<String> refused = flooder.client()
                    .send(
                            flooder.request("/api/v1/tts")
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(refused.statusCode()).isEqualTo(429);
            HttpHeaders headers = refused.headers();
            assertThat(headers.firstValueAsLong("retry-after").orElseThrow()).isBetween(1L, 10L);
            assertThat(headers.firstValue("x-ratelimit-limit")).hasValue("40");
            assertThat(headers.firstValue("x-ratelimit-remaining")).hasValue("0");
            assertThat(refused.body())
                    .contains(
                            "\"error\":\"Rate limit exceeded: 40 requests in a row and then 0.1 a second are accepted\"")
                    .contains("\"code\":\"rate_limited\"");
            assertThat(new Person(gateway, "somebody else").post("/api/v1/tts")).isEqualTo(200);
        });
    }

    @Test
    void aHundredCallsAtOnceOfOnePersonLeaveRoomForOthers() throws Exception {
        World.SKILLS.script("/api/v1/sessions", _ -> {});
        Person mallory = new Person(gateway, "mallory");
        sessions(mallory).join();
        Map<Integer, Long> statuses = new ConcurrentHashMap<>();

        Person bystander = new Person(gateway, "bystander");
        Bystander.noticesNothing(() -> bystander.get("/api/v1/events"), () -> {
            List<CompletableFuture<HttpResponse<String>>> calls =
                    IntStream.range(0, 100).mapToObj(_ -> sessions(mallory)).toList();
            statuses.putAll(calls.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting())));
        });

        assertThat(statuses).as("the service never answers").isEqualTo(Map.of(504, 32L, 429, 68L));
    }

    @Test
    void tokensThatAreNoneRunOutForAnAddressAndNotForThoseWhoAreKnown() throws Exception {
        Person mallory = new Person(gateway, "mallory");
        Person bystander = new Person(gateway, "bystander");
        Bystander.noticesNothing(() -> bystander.get("/api/v1/events"), () -> {
            int[] statuses = new int[260];
            for (int i = 0; i < statuses.length; i++) {
                statuses[i] = mallory.client()
                        .send(
                                mallory.request("/api/v1/events")
                                        .setHeader("authorization", "Bearer garbage" + i)
                                        .header("x-forwarded-for", "203.0.113.9")
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            }

            assertThat(statuses).contains(401, 429).containsOnly(401, 429);
        });
    }

    private static CompletableFuture<HttpResponse<String>> sessions(Person person) {
        return person.client()
                .sendAsync(person.request("/api/v1/sessions").build(), HttpResponse.BodyHandlers.ofString());
    }
}
