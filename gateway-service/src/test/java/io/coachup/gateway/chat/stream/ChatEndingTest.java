package io.coachup.gateway.chat.stream;

import static io.coachup.gateway.support.Eventually.eventually;
import static io.coachup.gateway.support.Sse.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.limits.StreamSlots;
import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Model;
import io.coachup.gateway.support.RawConnection;
import io.coachup.gateway.support.Sse;
import io.coachup.gateway.support.World;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that are not all that was to be said, and prompts, whatever becomes of their reply. */
@GatewayTest
class ChatEndingTest {

    /** Nobody else's, because a person has only so many chats in a row. */
    private static final String PERSON = "emmy";

    private static final String INTERRUPTED = "event: ending\ndata: {\"ending\":\"interrupted\"}\n\n";

    @TestHTTPResource
    URI gateway;

    @Inject
    StreamSlots slots;

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.MODEL.reset();
        World.SKILLS.answer("/chat/context", 200, "{\"sessionId\":\"s-effective\",\"recentTurns\":[]}");
        World.SKILLS.answer("/internal/chat/replies", 200, "{}");
    }

    @ParameterizedTest
    @CsvSource({"length, length", "content_filter, filter", "tool_calls, tools"})
    void anEndingIsToldBeforeTheEndMarkerAndStored(String reason, String ending) throws Exception {
        Model model = new Model();

        try (Sse stream = open("end-" + ending)) {
            model.call().token("Half a").end(reason);
            assertThat(stream.rest())
                    .endsWith(
                            "data: Half a\n\nevent: ending\ndata: {\"ending\":\"" + ending + "\"}\n\ndata: [DONE]\n\n");
        }

        assertThat(stored("end-" + ending).getMap())
                .containsEntry("text", "Half a")
                .containsEntry("ending", ending)
                .containsEntry("partial", false);
    }

    @Test
    void aCompleteReplySaysNothingOfItsEnding() throws Exception {
        Model.says("Hello");

        try (Sse stream = open("end-complete")) {
            assertThat(stream.rest()).doesNotContain("event: ending").endsWith("data: Hello\n\ndata: [DONE]\n\n");
        }

        assertThat(stored("end-complete").getMap())
                .containsEntry("partial", false)
                .doesNotContainKey("ending");
    }

    @Test
    void whatAModelThinksIsNeitherShownNorStored() throws Exception {
        Model.says("<thi", "nk>She is ner", "vous</th", "ink>\n\n", "Breathe", " in.");

        try (Sse stream = open("end-think")) {
            assertThat(stream.rest())
                    .endsWith("data: Breathe\n\ndata:  in.\n\ndata: [DONE]\n\n")
                    .doesNotContain("nervous", "think");
        }

        assertThat(stored("end-think").getString("text")).isEqualTo("Breathe in.");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 503})
    void aPromptIsStoredAlthoughTheProviderRefused(int status) throws Exception {
        World.MODEL.answer(Model.PATH, status, "{\"error\":{\"message\":\"no\"}}");

        try (Sse stream = open("end-" + status)) {
            assertThat(stream.rest()).endsWith(INTERRUPTED + ": provider error\n\ndata: [DONE]\n\n");
        }

        assertPromptAlone("end-" + status);
    }

    @Test
    void anEmptyReplyIsAFailure() throws Exception {
        Model model = new Model();

        try (Sse stream = open("end-empty")) {
            model.call().end();
            assertThat(stream.rest()).endsWith(INTERRUPTED + ": provider error\n\ndata: [DONE]\n\n");
        }

        assertPromptAlone("end-empty");
    }

    @Test
    void aPromptIsStoredAlthoughTheClientLeftBeforeTheFirstToken() throws Exception {
        Model model = new Model();
        Model.Call call;
        try (Sse stream = open("end-left")) {
            call = model.call();
            stream.until("event: model");
        }

        assertThat(call.isHungUpWithin(2000)).isTrue();
        assertPromptAlone("end-left");
    }

    @Test
    void soItIsWhenTheClientLeftBeforeTheModelWasAsked() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        World.SKILLS.script("/chat/context", request -> {
            Thread.startVirtualThread(() -> {
                awaited(left);
                request.response().end("{\"sessionId\":\"s-effective\",\"recentTurns\":[]}");
            });
        });
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("GET /api/chat?prompt=Hi&sessionId=s1&rid=end-early HTTP/1.1\r\nhost: x\r\nauthorization: "
                    + World.ISSUER.bearer(PERSON) + "\r\n\r\n");
            assertThat(World.SKILLS.next().uri()).isEqualTo("/chat/context");
        }

        assertThat(eventually(() -> slots.inUse() == 0)).isTrue();
        left.countDown();

        assertPromptAlone("end-early");
        assertThat(World.MODEL.isQuiet()).isTrue();
    }

    @Test
    void aPostedPromptIsStoredToo() throws Exception {
        Model.says("Hello");

        given().header("authorization", World.ISSUER.bearer(PERSON))
                .header("x-request-id", "end-post")
                .body("{\"prompt\":\"Hi there!\",\"sessionId\":\"s1\"}")
                .post("/api/v1/chat")
                .then()
                .statusCode(200);

        assertThat(stored("end-post").getJsonObject("prompt").getString("text")).isEqualTo("Hi there!");
    }

    @Test
    void withoutASessionNothingIsStored() throws Exception {
        World.SKILLS.answer("/chat/context", 200, "{\"sessionId\":null,\"recentTurns\":[]}");
        Model.says("Hello");
        try (Sse stream = Sse.open(gateway, PERSON, query("/api/chat", "prompt", "Hi", "rid", "end-none"))) {
            stream.rest();
        }
        World.SKILLS.answer("/chat/context", 200, "{\"sessionId\":\"s1\",\"recentTurns\":[]}");
        try (Sse stream = open("end-some")) {
            stream.rest();
        }

        assertThat(eventually(() -> World.SKILLS.hasReply("end-some"))).isTrue();
        assertThat(World.SKILLS.hasReply("end-none")).isFalse();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Sse open(String requestId) throws Exception {
        return Sse.open(gateway, PERSON, query("/api/chat", "prompt", "Hi", "sessionId", "s1", "rid", requestId));
    }

    private static JsonObject stored(String requestId) throws InterruptedException {
        return new JsonObject(World.SKILLS.reply(requestId).body());
    }

    private static void assertPromptAlone(String requestId) throws InterruptedException {
        JsonObject stored = stored(requestId);
        assertThat(stored.getJsonObject("prompt").getString("text")).isEqualTo("Hi");
        assertThat(stored.getMap())
                .containsEntry("sessionId", "s-effective")
                .containsEntry("userId", PERSON)
                .containsEntry("ending", "interrupted")
                .containsEntry("partial", true)
                .doesNotContainKey("text");
    }
}
