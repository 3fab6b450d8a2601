package io.coachup.gateway.chat.stream;

import static io.coachup.gateway.support.Eventually.eventually;
import static io.coachup.gateway.support.Sse.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.limits.StreamSlots;
import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Model;
import io.coachup.gateway.support.RawConnection;
import io.coachup.gateway.support.ScriptedServer.Seen;
import io.coachup.gateway.support.Sse;
import io.coachup.gateway.support.World;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reply takes of the caller's budget, which skills-service keeps. */
@GatewayTest
class ChatBudgetTest {

    private static final String RESERVATION = "5f0c1d3e-0000-4000-8000-000000000001";
    private static final String SETTLEMENTS = "/internal/budgets/settlements";

    @TestHTTPResource
    URI gateway;

    @Inject
    StreamSlots slots;

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.MODEL.reset();
        World.SKILLS.answer("/internal/chat/replies", 200, "{\"ok\":true,\"id\":\"m\"}");
        World.SKILLS.answer(SETTLEMENTS, 200, "{\"ok\":true}");
    }

    @Test
    void whoHasUsedItUpIsToldSoBeforeAModelIsAsked() throws Exception {
        World.SKILLS.answer(
                "/chat/context",
                429,
                "{\"error\":\"Used up\",\"code\":\"budget_exhausted\",\"requestId\":\"r-b1\",\"retryAfterSeconds\":1234}");
        Model.says("Hello");

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "rid", "r-b1"))) {
            assertThat(stream.response().statusCode()).isEqualTo(429);
            assertThat(stream.response().headers().firstValue("retry-after")).contains("1234");
            assertThat(stream.rest())
                    .isEqualTo("{\"error\":\"Used up\",\"code\":\"budget_exhausted\",\"requestId\":\"r-b1\","
                            + "\"detail\":\"Used up\"}\n");
        }
        assertThat(World.MODEL.isQuiet()).isTrue();
    }

    @Test
    void whatNoDayHasRoomForIsRefusedAsTooLarge() throws Exception {
        World.SKILLS.answer(
                "/chat/context", 413, "{\"error\":\"Too long\",\"code\":\"payload_too_large\",\"requestId\":\"r-b8\"}");
        Model.says("Hello");

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "rid", "r-b8"))) {
            assertThat(stream.response().statusCode()).isEqualTo(413);
            assertThat(stream.response().headers().firstValue("retry-after")).isEmpty();
            assertThat(stream.rest()).contains("\"error\":\"Too long\"", "\"code\":\"payload_too_large\"");
        }
        assertThat(World.MODEL.isQuiet()).isTrue();
    }

    @Test
    void theTurnIsReckonedByWhatTheClientSendsAndSettledWithItsStoredReply() throws Exception {
        World.SKILLS.answer("/chat/context", 200, context("\"s1\""));
        Model.says("Hello");

        chat("prompt", "Hello", "history", "W3sicm9sZSI6InVzZXIiLCJjb250ZW50IjoiSGkifV0", "rid", "r-b2");

        assertThat(new JsonObject(World.SKILLS.next().body()).getInteger("promptChars"))
                .isEqualTo("Hello".length() + "Hi".length());
        assertThat(new JsonObject(World.SKILLS.reply("r-b2").body()).getMap())
                .containsEntry("reservation", RESERVATION)
                .containsEntry("tokensIn", 100)
                .containsEntry("tokensOut", 20);
    }

    @Test
    void aReplyThatIsNotStoredIsSettledByItself() throws Exception {
        World.SKILLS.answer("/chat/context", 200, context("null"));
        Model.says("Hello");

        chat("prompt", "Hi", "rid", "r-b3");

        World.SKILLS.next();
        Seen settlement = World.SKILLS.next();
        assertThat(settlement.uri()).isEqualTo(SETTLEMENTS);
        assertThat(settlement.headers())
                .containsEntry("authorization", "Bearer " + World.SERVICE_SECRET)
                .containsEntry("x-request-id", "r-b3");
        assertThat(new JsonObject(settlement.body()).getMap())
                .containsEntry("reservation", RESERVATION)
                .containsEntry("userId", "ada")
                .containsEntry("tokens", 120)
                .hasSize(4);
        assertThat(World.SKILLS.hasReply("r-b3")).isFalse();
    }

    @Test
    void aTurnWithoutContextIsSettledUnderTheIdThatItWasToBeReservedUnder() throws Exception {
        World.SKILLS.answer("/chat/context", 500, "{}");
        Model.says("Hello");

        chat("prompt", "Hi", "sessionId", "s1", "rid", "r-b5");

        String id = new JsonObject(World.SKILLS.next().body()).getString("reservation");
        assertThat(UUID.fromString(id)).hasToString(id);
        assertThat(new JsonObject(World.SKILLS.reply("r-b5").body()).getMap())
                .containsEntry("reservation", id)
                .containsEntry("tokensOut", 20);
    }

    @Test
    void aProviderThatFailsBeforeItSaysAWordTakesNothing() throws Exception {
        World.SKILLS.answer("/chat/context", 200, context("null"));
        World.MODEL.answer(Model.PATH, 401, "{}");

        chat("prompt", "Hi", "rid", "r-b4");

        World.SKILLS.next();
        JsonObject settlement = new JsonObject(World.SKILLS.next().body());
        assertThat(settlement.getString("reservation")).isEqualTo(RESERVATION);
        assertThat(settlement.getInteger("tokens")).isZero();
        assertThat(settlement.getDouble("costCents")).isZero();
    }

    @Test
    void aProviderThatBreaksOffTakesWhatWasAskedAndSaid() throws Exception {
        World.SKILLS.answer("/chat/context", 200, context("null"));
        Model model = new Model();

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "rid", "r-b6"))) {
            Model.Call call = model.call().token("Half a");
            stream.until("data: Half a");
            call.breakOff();
            stream.rest();
        }

        World.SKILLS.next();
        assertThat(new JsonObject(World.SKILLS.next().body()).getInteger("tokens"))
                .isBetween(1, 1000);
    }

    @Test
    void aProviderThatIsLateTakesWhatWasAsked() throws Exception {
        World.SKILLS.answer("/chat/context", 200, context("null"));
        new Model();

        chat("prompt", "Hi", "rid", "r-b7");

        World.SKILLS.next();
        assertThat(new JsonObject(World.SKILLS.next().body()).getInteger("tokens"))
                .isBetween(1, 1000);
    }

    @Test
    void aClientThatLeavesBeforeTheModelIsAskedGivesItsTurnBack() throws Exception {
        BlockingQueue<JsonObject> settled = new LinkedBlockingQueue<>();
        World.SKILLS.script(SETTLEMENTS, request -> request.body().onSuccess(body -> {
            settled.add(body.toJsonObject());
            request.response().end("{\"ok\":true}");
        }));
        JsonObject settlement = null;
        // Context comes in time for a client who is gone only if this machine is fast enough.
        for (int attempt = 0; attempt < 5 && settlement == null; attempt++) {
            leaveWhileContextIsFetched();
            settlement = settled.poll(1, TimeUnit.SECONDS);
        }

        assertThat(settlement).isNotNull();
        assertThat(settlement.getMap())
                .containsEntry("reservation", RESERVATION)
                .containsEntry("tokens", 0)
                .containsEntry("costCents", 0.0);
        assertThat(World.MODEL.isQuiet()).isTrue();
    }

    private void leaveWhileContextIsFetched() throws Exception {
        BlockingQueue<HttpServerRequest> asked = new LinkedBlockingQueue<>();
        World.SKILLS.script("/chat/context", asked::add);
        HttpServerRequest context;
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("GET /api/chat?prompt=Hi HTTP/1.1\r\nhost: x\r\nauthorization: "
                    + World.ISSUER.bearer("ada") + "\r\n\r\n");
            context = asked.poll(5, TimeUnit.SECONDS);
        }
        assertThat(eventually(() -> slots.inUse() == 0)).isTrue();
        context.response().end(context("null"));
    }

    private static String context(String session) {
        return "{\"sessionId\":" + session + ",\"reservation\":\"" + RESERVATION + "\"}";
    }

    private void chat(String... parameters) throws Exception {
        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", parameters))) {
            stream.rest();
        }
    }
}
