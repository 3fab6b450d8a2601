package io.coachup.gateway.chat.stream;

import static io.coachup.gateway.support.Eventually.eventually;
import static io.coachup.gateway.support.Sse.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.limits.StreamSlots;
import io.coachup.gateway.support.Fastest;
import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Model;
import io.coachup.gateway.support.RawConnection;
import io.coachup.gateway.support.Sse;
import io.coachup.gateway.support.World;
import io.coachup.testing.Logs;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that leave, read slowly, or want too much at once. */
@GatewayTest
class ChatFlowControlTest {

    @TestHTTPResource
    URI gateway;

    @Inject
    StreamSlots slots;

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.MODEL.reset();
        World.SKILLS.answer("/internal/chat/replies", 200, "{}");
        World.SKILLS.answer("/chat/context", 200, "{\"sessionId\":\"s1\",\"recentTurns\":[]}");
        assertThat(eventually(() -> slots.inUse() == 0)).isTrue();
    }

    @Test
    void aClientThatLeavesStopsTheProviderAndItsPartIsKept() throws Exception {
        Model model = new Model();
        Model.Call call;
        try (Logs logs = Logs.capture()) {
            try (Sse stream =
                    Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "sessionId", "s1", "rid", "gone-1"))) {
                call = model.call().token("Half a");
                stream.until("data: Half a");
            }

            assertThat(call.isHungUpWithin(5000)).isTrue();
            assertThat(new JsonObject(World.SKILLS.reply("gone-1").body()).getMap())
                    .containsEntry("text", "Half a")
                    .containsEntry("partial", true);
            assertThat(logs.line("gone-1", "\"disconnect\":true")).contains("\"firstTokenMs\"");
            assertThat(logs.line("gone-1", "provider.chat")).contains("\"status\":\"cancelled\"");
        }
    }

    @Tag("timing")
    @Test
    void theProviderIsStoppedWithin200Ms() throws Exception {
        Model model = new Model();

        assertThat(Fastest.ofThree(() -> {
                    Model.Call call;
                    long left;
                    try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi"))) {
                        call = model.call().token("Half a");
                        stream.until("data: Half a");
                        left = System.nanoTime();
                    }
                    assertThat(call.isHungUpWithin(5000)).isTrue();
                    return (System.nanoTime() - left) / 1_000_000;
                }))
                .isLessThan(200);
    }

    @Test
    void aClientThatLeavesWhileContextIsFetchedCostsNothing() throws Exception {
        World.SKILLS.script("/chat/context", _ -> {});
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("GET /api/chat?prompt=Hi HTTP/1.1\r\nhost: x\r\nauthorization: "
                    + World.ISSUER.bearer("ada") + "\r\n\r\n");
            assertThat(World.SKILLS.next().uri()).isEqualTo("/chat/context");
        }

        assertThat(eventually(() -> slots.inUse() == 0)).isTrue();
        Model.says("Hello");
        // Gets no context either and stops waiting for it later: had the first one gone on, it would be here before.
        try (Sse stays = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "rid", "stays"))) {
            stays.rest();
        }
        assertThat(World.MODEL.next().headers()).containsEntry("x-request-id", "stays");
    }

    @Test
    void aSlowReaderHoldsTheProviderBackAndLosesNothing() throws Exception {
        Model model = new Model();
        String token = "x".repeat(8 * 1024);
        int tokens = 2000;
        try (RawConnection slow = new RawConnection(gateway, 4096)) {
            slow.send("GET /api/chat?prompt=Hi HTTP/1.1\r\nhost: x\r\nauthorization: " + World.ISSUER.bearer("ada")
                    + "\r\n\r\n");
            Model.Call call = model.call();
            for (int i = 0; i < tokens; i++) {
                call.token(token);
            }

            assertThat(eventually(call::isHeldBack)).isTrue();
            assertThat(call.isHungUpWithin(300)).isFalse();
            assertThat(call.isHeldBack()).as("for as long as nobody reads").isTrue();
            call.end();
            String all = slow.readUntil("data: [DONE]\n\n");
            assertThat(all.chars().filter(c -> c == 'x').count())
                    .isGreaterThanOrEqualTo((long) tokens * token.length());
        }
    }

    @Test
    void aCallerHasOnlySoManyStreamsAtOnce() throws Exception {
        Model model = new Model();
        List<Sse> open = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            open.add(Sse.open(gateway, "eve", query("/api/chat", "prompt", "Hi")));
        }

        given().header("authorization", World.ISSUER.bearer("eve"))
                .get("/api/chat?prompt=Hi")
                .then()
                .statusCode(429)
                .header("retry-after", "1")
                .body("error", org.hamcrest.Matchers.equalTo("Too many requests at once: 3 are accepted"))
                .body("code", org.hamcrest.Matchers.equalTo("rate_limited"));
        try (Sse other = Sse.open(gateway, "bob", query("/api/chat", "prompt", "Hi"))) {
            assertThat(other.response().statusCode()).isEqualTo(200);
        }
        for (int i = 0; i < 3; i++) {
            model.call().end();
        }
        open.forEach(stream -> assertThat(stream.rest()).endsWith("data: [DONE]\n\n"));
        open.forEach(Sse::close);
        assertThat(eventually(() -> slots.inUse() == 0)).isTrue();
        Model.says("again");
        try (Sse again = Sse.open(gateway, "eve", query("/api/chat", "prompt", "Hi"))) {
            assertThat(again.rest()).contains("data: again");
        }
    }

    @Test
    void theProcessHasOnlySoManyStreamsAtOnce() throws Exception {
        new Model();
        List<Sse> open = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            open.add(Sse.open(gateway, "user" + i, query("/api/chat", "prompt", "Hi")));
        }

        given().header("authorization", World.ISSUER.bearer("late"))
                .get("/api/chat?prompt=Hi")
                .then()
                .statusCode(429);
        open.forEach(Sse::close);
        assertThat(eventually(() -> slots.inUse() == 0)).isTrue();
    }
}
