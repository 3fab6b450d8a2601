package io.coachup.gateway.chat.stream;

import static io.coachup.gateway.support.Eventually.eventually;
import static io.coachup.gateway.support.Sse.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.support.Fastest;
import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Model;
import io.coachup.gateway.support.ScriptedServer.Seen;
import io.coachup.gateway.support.Sse;
import io.coachup.gateway.support.World;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event stream on the wire. */
@GatewayTest
class ChatStreamTest {

    private static final String CONTEXT =
            """
            {"sessionId":"s-effective","summary":"They met.","recentTurns":[{"role":"user","content":"earlier words"}],
             "profile":{"displayName":"Ada"},"goals":[{"title":"Pitch"}],
             "trackedSkills":[{"id":"k","name":"Clarity","category":"c","currentLevel":2}]}""";

    @TestHTTPResource
    URI gateway;

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.MODEL.reset();
        World.SKILLS.answer("/chat/context", 200, CONTEXT);
        World.SKILLS.answer("/internal/chat/replies", 200, "{\"ok\":true,\"id\":\"m\"}");
    }

    @Test
    void theFramesAreExactlyTheContracts() throws Exception {
        Model.says("Hello", " wor\nld", "[DONE]", "!\n");

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "sessionId", "s1"))) {
            assertThat(stream.rest())
                    .isEqualTo(
                            """
                    event: session
                    data: {"sessionId":"s-effective"}

                    event: model
                    data: {"provider":"openai","model":"gpt-4o-mini","requested_model":null}

                    data: Hello

                    data:  wor
                    data: ld

                    data: [

                    data: DONE]

                    data: !
                    data:\s

                    data: [DONE]

                    """);
        }
    }

    @Test
    void theHeadersAreExactlyTheContracts() throws Exception {
        Model.says("Hello");

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "rid", "r-1"))) {
            Map<String, String> headers = stream.response().headers().map().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join("|", entry.getValue())));
            assertThat(stream.response().statusCode()).isEqualTo(200);
            assertThat(headers)
                    .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                            Map.entry("content-type", "text/event-stream; charset=utf-8"),
                            Map.entry("cache-control", "no-cache, no-store, no-transform"),
                            Map.entry("connection", "keep-alive"),
                            Map.entry("x-accel-buffering", "no"),
                            Map.entry("x-request-id", "r-1"),
                            Map.entry("x-chat-provider", "openai"),
                            Map.entry("x-chat-model", "gpt-4o-mini"),
                            Map.entry("access-control-allow-origin", "*"),
                            Map.entry("access-control-allow-methods", "GET, HEAD, OPTIONS"),
                            Map.entry(
                                    "access-control-allow-headers",
                                    "Content-Type, X-Request-Id, X-Tracked-Skill-Id, Authorization, Idempotency-Key,"
                                            + " X-Detect-Ms, traceparent, tracestate, X-User-Id, X-Session-Id, X-Group-Id,"
                                            + " X-Provider, X-Model-Id, If-None-Match, Range, Cache-Control,"
                                            + " Last-Event-ID"),
                            Map.entry(
                                    "access-control-expose-headers",
                                    "X-Request-Id, X-Chat-Provider, X-Chat-Model, X-Session-Id, Idempotency-Key,"
                                            + " Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset,"
                                            + " RateLimit, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining,"
                                            + " RateLimit-Reset, ETag, X-Provider, X-Model-Id"),
                            Map.entry("transfer-encoding", "chunked")));
            assertThat(stream.rest()).endsWith("data: Hello\n\ndata: [DONE]\n\n");
        }
    }

    @Test
    void whatOthersSayOfATraceGoesToOurServicesAndNotToTheModel() throws Exception {
        Model.says("Hello");

        given().header("authorization", World.ISSUER.bearer("ada"))
                .header("x-request-id", "r-state")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("tracestate", "rojo=00f067aa0ba902b7")
                .body("{\"prompt\":\"Hi\",\"sessionId\":\"s1\"}")
                .post("/api/v1/chat")
                .then()
                .statusCode(200);

        assertThat(World.SKILLS.next().headers()).containsEntry("tracestate", "rojo=00f067aa0ba902b7");
        assertThat(World.MODEL.next().headers()).containsKey("traceparent").doesNotContainKey("tracestate");
        assertThat(World.SKILLS.reply("r-state").headers()).containsEntry("tracestate", "rojo=00f067aa0ba902b7");
    }

    @Test
    void theProviderHearsTheStoredContextAndTheRequestsIds() throws Exception {
        Model.says("Hello");

        try (Sse stream =
                Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "sessionId", "s1", "rid", "r-2"))) {
            stream.rest();
        }

        Seen context = World.SKILLS.next();
        assertThat(context.body())
                .matches("\\{\"sessionId\":\"s1\",\"promptChars\":2,\"reservation\":\"[0-9a-f-]{36}\"}");
        assertThat(context.headers()).containsEntry("x-request-id", "r-2").containsKey("traceparent");
        assertThat(context.headers().get("authorization")).startsWith("Bearer ey");
        Seen asked = World.MODEL.next();
        assertThat(asked.headers())
                .containsEntry("x-request-id", "r-2")
                .containsEntry("traceparent", context.headers().get("traceparent"))
                .containsEntry("authorization", "Bearer sk-key-of-the-tests");
        JsonObject body = new JsonObject(asked.body());
        assertThat(body.getInteger("max_tokens", body.getInteger("max_completion_tokens")))
                .isEqualTo(120);
        List<String> messages = body.getJsonArray("messages").stream()
                .map(message ->
                        ((JsonObject) message).getString("role") + ":" + ((JsonObject) message).getString("content"))
                .toList();
        assertThat(messages).hasSize(4);
        assertThat(messages.get(0)).startsWith("system:").contains("Name: Ada", "goals: Pitch", "Clarity (level 2.0");
        assertThat(messages.get(1)).startsWith("user:Notes from earlier").endsWith("They met.");
        assertThat(messages.get(2)).isEqualTo("user:earlier words");
        assertThat(messages.get(3)).isEqualTo("user:Hi");
    }

    @Test
    void theReplyIsStoredAfterTheStream() throws Exception {
        Model.says("Hello", " there");

        try (Sse stream =
                Sse.open(gateway, "ada", query("/chat/stream", "prompt", "Hi", "sessionId", "s1", "rid", "r-3"))) {
            stream.rest();
        }

        Seen stored = World.SKILLS.reply("r-3");
        assertThat(stored.uri()).isEqualTo("/internal/chat/replies");
        assertThat(stored.headers())
                .containsEntry("authorization", "Bearer " + World.SERVICE_SECRET)
                .containsEntry("x-request-id", "r-3");
        JsonObject reply = new JsonObject(stored.body());
        assertThat(reply.getString("messageId")).matches("c_assistant_[0-9a-f-]{36}");
        assertThat(reply.getLong("ts")).isGreaterThan(1_700_000_000_000L);
        reply.remove("messageId");
        JsonObject prompt = (JsonObject) reply.remove("prompt");
        assertThat(prompt.getString("text")).isEqualTo("Hi");
        assertThat(prompt.getString("messageId")).matches("c_user_[0-9a-f-]{36}");
        assertThat(prompt.getLong("ts")).isBetween(reply.getLong("ts") - 60_000, (Long) reply.remove("ts"));
        assertThat(reply.getMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "userId", "ada",
                        "sessionId", "s-effective",
                        "text", "Hello there",
                        "partial", false,
                        "provider", "openai",
                        "model", "gpt-4o-mini",
                        "tokensIn", 100,
                        "tokensOut", 20,
                        "costCents", (100 * 15 + 20 * 60) / 1e6));
    }

    @Test
    void aReplyThatCouldNotBeStoredIsTriedOnceMoreUnderTheSameId() throws Exception {
        Model.says("Hello");
        World.SKILLS.answer("/internal/chat/replies", 503, "{}");

        try (Sse stream =
                Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "sessionId", "s1", "rid", "r-5"))) {
            assertThat(stream.rest()).endsWith("data: [DONE]\n\n");
        }

        JsonObject first = new JsonObject(World.SKILLS.reply("r-5").body());
        JsonObject second = new JsonObject(World.SKILLS.reply("r-5").body());
        assertThat(second).isEqualTo(first);
    }

    @Test
    void withoutASessionThereIsContextButNothingIsStored() throws Exception {
        World.SKILLS.answer(
                "/chat/context", 200, "{\"sessionId\":null,\"recentTurns\":[],\"goals\":[],\"trackedSkills\":[]}");
        Model.says("Hello");

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "rid", "r-6"))) {
            assertThat(stream.rest()).startsWith("event: model\n").doesNotContain("event: session");
        }

        assertThat(World.SKILLS.next().body())
                .matches("\\{\"sessionId\":null,\"promptChars\":2,\"reservation\":\"[0-9a-f-]{36}\"}");
        World.SKILLS.answer("/chat/context", 200, "{\"sessionId\":\"s1\",\"recentTurns\":[]}");
        try (Sse stream =
                Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "sessionId", "s1", "rid", "r-8"))) {
            stream.rest();
        }
        assertThat(eventually(() -> World.SKILLS.hasReply("r-8"))).isTrue();
        assertThat(World.SKILLS.hasReply("r-6")).isFalse();
    }

    @Tag("timing")
    @Test
    void aLateContextDoesNotHoldTheStreamUp() throws Exception {
        World.SKILLS.script("/chat/context", _ -> {});
        Model.says("Hello");

        long fastest = Fastest.ofThree(() -> {
            long started = System.nanoTime();
            try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "sessionId", "s1"))) {
                stream.until("data: Hello");
                long ms = (System.nanoTime() - started) / 1_000_000;
                assertThat(ms).isGreaterThanOrEqualTo(300);
                assertThat(stream.rest()).endsWith("data: [DONE]\n\n");
                return ms;
            }
        });

        assertThat(fastest).isLessThan(1000);
    }

    /** 429 is what skills-service says when the caller's other requests hold all connections that they may. */
    @ParameterizedTest
    @ValueSource(ints = {500, 429})
    void aBrokenContextDoesNotBreakTheStream(int status) throws Exception {
        World.SKILLS.answer("/chat/context", status, "{}");
        Model.says("Hello");

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "sessionId", "s1"))) {
            assertThat(stream.rest()).contains("{\"sessionId\":\"s1\"}", "data: Hello", "data: [DONE]");
        }
    }

    @Test
    void somebodyElsesSessionIsNotFoundBeforeAnyStream() throws Exception {
        World.SKILLS.answer("/chat/context", 404, "{\"code\":\"not_found\"}");

        try (Sse stream =
                Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "sessionId", "s1", "rid", "r-4"))) {
            assertThat(stream.response().statusCode()).isEqualTo(404);
            assertThat(stream.rest())
                    .isEqualTo("{\"error\":\"Not found\",\"code\":\"not_found\",\"requestId\":\"r-4\","
                            + "\"detail\":\"Not found\"}\n");
        }
        assertThat(World.MODEL.isQuiet()).isTrue();
    }

    @Test
    void aSilentProviderIsGivenUpWithoutAWord() throws Exception {
        new Model();

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi"))) {
            assertThat(stream.rest())
                    .contains(": ping\n\n")
                    .endsWith(": provider timeout after 1s\n\ndata: [DONE]\n\n");
        }
    }

    @Test
    void aProviderThatBreaksOffLeavesWhatWasHeard() throws Exception {
        Model model = new Model();

        try (Sse stream =
                Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "sessionId", "s1", "rid", "r-7"))) {
            Model.Call call = model.call().token("Half a");
            stream.until("data: Half a");
            call.breakOff();
            assertThat(stream.rest())
                    .isEqualTo("\nevent: ending\ndata: {\"ending\":\"interrupted\"}\n\n"
                            + ": provider error\n\ndata: [DONE]\n\n");
        }
        assertThat(new JsonObject(World.SKILLS.reply("r-7").body()).getMap())
                .containsEntry("text", "Half a")
                .containsEntry("partial", true);
    }

    @Test
    void aRefusingProviderIsNotQuoted() throws Exception {
        World.MODEL.answer(Model.PATH, 401, "{\"error\":{\"message\":\"bad key sk-key-of-the-tests\"}}");

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi"))) {
            assertThat(stream.rest())
                    .endsWith("\n\n: provider error\n\ndata: [DONE]\n\n")
                    .doesNotContain("bad key");
        }
    }

    @Test
    void aTokenGoesOutAtOnceAndSilenceIsFilledWithComments() throws Exception {
        Model model = new Model();

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi"))) {
            Model.Call call = model.call().token("one");
            stream.until("data: one").until(": ping");
            call.token("two");
            stream.until("data: two");
            call.end();
            assertThat(stream.rest()).endsWith("data: [DONE]\n\n");
        }
    }

    @Test
    void anAllowedModelIsUsedAndAnyOtherOnlyNamed() throws Exception {
        Model.says("Hello");

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "model", "gpt-4o"))) {
            assertThat(stream.rest()).contains("\"model\":\"gpt-4o\",\"requested_model\":\"gpt-4o\"");
        }
        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Hi", "model", "o1-pro"))) {
            assertThat(stream.rest()).contains("\"model\":\"gpt-4o-mini\",\"requested_model\":\"o1-pro\"");
        }
    }

    @Test
    void theCallersOwnPromptIsShownForDebugging() throws Exception {
        Model.says("Hello");

        try (Sse stream = Sse.open(gateway, "ada", query("/api/chat", "prompt", "Grüße", "debug", "1"))) {
            assertThat(stream.rest())
                    .startsWith("event: prompt\ndata: {\"system\":\"")
                    .contains("user: Gr\\u00FC\\u00DFe", "\"ctx_source\":\"server\"");
        }
    }
}
