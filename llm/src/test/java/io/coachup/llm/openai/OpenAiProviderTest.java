package io.coachup.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatProviderContract;
import io.coachup.llm.LlmConfig;
import io.coachup.llm.LlmException;
import io.coachup.llm.LlmException.Kind;
import io.coachup.llm.LlmRole;
import io.coachup.llm.RecordedStream;
import io.coachup.llm.Usage;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiProviderTest extends ChatProviderContract {

    private static final long LIMIT_SECONDS = 10;

    private ScriptedEndpoint endpoint;

    @Override
    protected ChatProvider provider() {
        return answering((response, body) -> {
            if (body.getBoolean("stream", false)) {
                response.setChunked(true);
                for (String token : List.of("Let", "'s", " start", " with", " your", " point.")) {
                    response.write(ScriptedEndpoint.token(token));
                }
                response.end(ScriptedEndpoint.FINISH + ScriptedEndpoint.USAGE + ScriptedEndpoint.DONE);
            } else {
                response.end(completion("{\"items\":[]}").encode());
            }
        });
    }

    @AfterEach
    void stopEndpoint() {
        if (endpoint != null) {
            endpoint.close();
        }
    }

    @Test
    void theRequestHasTheAgreedBodyAndNoOtherHeaders() throws Exception {
        RecordedStream.start(vertx, provider(), request(null)).awaitEnd();

        ScriptedEndpoint.Call call = endpoint.awaitCall();
        assertThat(call.path()).isEqualTo("/v1/chat/completions");
        assertThat(call.headers().names())
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder(
                        "host",
                        "content-type",
                        "accept",
                        "x-request-id",
                        "traceparent",
                        "authorization",
                        "content-length");
        assertThat(call.headers().get("authorization")).isEqualTo("Bearer key-1");
        assertThat(call.headers().get("x-request-id")).isEqualTo("r-1");
        assertThat(call.body().getString("model")).isEqualTo("model-1");
        assertThat(call.body().getInteger("max_tokens")).isEqualTo(120);
        assertThat(call.body().getJsonArray("messages").getJsonObject(1).getString("role"))
                .isEqualTo("user");
    }

    @Test
    void aServersNameMayHaveUnderscores() throws Exception {
        provider();
        Vertx resolving = Vertx.vertx(new VertxOptions()
                .setAddressResolverOptions(
                        new AddressResolverOptions().setHostsValue(Buffer.buffer("127.0.0.1 model_server"))));
        String address = endpoint.baseUrl().replace("localhost", "model_server");
        ChatProvider named =
                factory(resolving, address, "key-1", new TestLimits(5, 9)).create(LlmRole.CHAT, "model-1");

        RecordedStream.start(resolving, named, request(null)).awaitEnd();
        named.complete(request(null));

        assertThat(endpoint.awaitCall().headers().get("host") + "/v1").isEqualTo(address.replace("http://", ""));
        resolving.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void reportedUsageIsUsed() {
        Usage usage = RecordedStream.start(vertx, provider(), request(null)).awaitEnd();

        assertThat(usage).isEqualTo(new Usage(11, 7, false));
    }

    @Test
    void aStreamWithoutDoneIsCompleteWhenItHadAFinishReasonAndFailedWhenNot() {
        RecordedStream finished = streaming((response, body) ->
                response.setChunked(true).end(ScriptedEndpoint.token("Hi") + ScriptedEndpoint.FINISH));
        assertThat(finished.awaitEnd().estimated()).isTrue();
        endpoint.close();

        RecordedStream cut =
                streaming((response, body) -> response.setChunked(true).end(ScriptedEndpoint.token("Hi")));
        assertThat(cut.awaitFailure().kind()).isEqualTo(Kind.CONNECTION);
        assertThat(cut.tokens()).containsExactly("Hi");
    }

    @Test
    void noFirstTokenInTimeIsSaidSo() {
        RecordedStream stream =
                streaming((response, body) -> response.setChunked(true).write(": ping\n\n"));

        assertThat(stream.awaitFailure().kind()).isEqualTo(Kind.FIRST_TOKEN_TIMEOUT);
    }

    @Test
    void aStreamThatStallsEndsAtTheTotalLimit() throws Exception {
        RecordedStream stream =
                streaming((response, body) -> response.setChunked(true).write(ScriptedEndpoint.token("Hi")));

        assertThat(stream.awaitFailure().kind()).isEqualTo(Kind.TOTAL_TIMEOUT);
        assertThat(endpoint.awaitClosed(500)).isNotNull();
    }

    @Test
    void aResetInTheMiddleIsAConnectionFailureThatKeepsWhatWasHeard() {
        RecordedStream stream = streaming((response, body) ->
                response.setChunked(true).write(ScriptedEndpoint.token("Hi")).onComplete(written -> response.reset()));

        assertThat(stream.awaitFailure().kind()).isEqualTo(Kind.CONNECTION);
        assertThat(stream.tokens()).containsExactly("Hi");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 429, 500, 503})
    void anErrorStatusIsReportedWithoutTheBody(int status) {
        RecordedStream stream =
                streaming((response, body) -> response.setStatusCode(status).end("secret detail"));

        LlmException failure = stream.awaitFailure();
        assertThat(failure.kind()).isEqualTo(Kind.STATUS);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure).hasMessageNotContaining("secret");
    }

    @Test
    void garbageIsNotAReply() {
        RecordedStream stream = streaming((response, body) -> response.end("<html>\n\ndata: {broken\n\n"));

        assertThat(stream.awaitFailure().kind()).isEqualTo(Kind.CONNECTION);
        assertThat(stream.tokens()).isEmpty();
    }

    @Test
    void anErrorInsideTheStreamIsAProtocolFailure() {
        RecordedStream stream = streaming(
                (response, body) -> response.setChunked(true).write("data: {\"error\":{\"message\":\"secret\"}}\n\n"));

        assertThat(stream.awaitFailure().kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void anUnreachableEndpointIsAConnectionFailure() {
        ChatProvider provider = answering((response, body) -> response.end());
        endpoint.close();

        assertThat(RecordedStream.start(vertx, provider, request(null))
                        .awaitFailure()
                        .kind())
                .isEqualTo(Kind.CONNECTION);
        assertThatThrownBy(() -> provider.complete(request(null)))
                .isInstanceOfSatisfying(
                        LlmException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONNECTION));
    }

    @Test
    void cancellingACompletedStreamDoesNotHarmTheNextOneOnItsConnection() {
        ChatProvider provider = provider();
        for (int i = 0; i < 20; i++) {
            RecordedStream first = RecordedStream.start(vertx, provider, request(null));
            first.awaitEnd();
            RecordedStream second = RecordedStream.start(vertx, provider, request(null));
            first.cancel();

            second.awaitEnd();
            assertThat(second.tokens()).hasSize(6);
        }
    }

    @Test
    void anAnswerThatGoesOnAfterTheReplyIsNotWaitedForLong() throws Exception {
        RecordedStream stream = streaming((response, body) ->
                response.setChunked(true).write(ScriptedEndpoint.token("Hi") + ScriptedEndpoint.DONE));

        stream.awaitEnd();
        assertThat(endpoint.awaitClosed(5_000)).isNotNull();
    }

    @Test
    void aLastEventWithoutItsBlankLineCounts() {
        RecordedStream stream = streaming(
                (response, body) -> response.setChunked(true).end(ScriptedEndpoint.token("Hi") + "data: [DONE]"));

        stream.awaitEnd();
        assertThat(stream.tokens()).containsExactly("Hi");
    }

    @Test
    void aResetAfterTheFinishReasonDoesNotSpoilTheReply() {
        RecordedStream stream = streaming((response, body) -> response.setChunked(true)
                .write(ScriptedEndpoint.token("Hi") + ScriptedEndpoint.FINISH)
                .onComplete(written -> response.reset()));

        stream.awaitEnd();
        assertThat(stream.tokens()).containsExactly("Hi");
    }

    @Tag("timing")
    @Test
    void cancellingReachesTheServerAtOnceInTheMiddleAndBeforeTheAnswer() throws Exception {
        RecordedStream middle =
                streaming((response, body) -> response.setChunked(true).write(ScriptedEndpoint.token("Hi")));
        middle.awaitFirstToken();
        assertClosesWithin200Ms(middle);
        endpoint.close();

        RecordedStream before = streaming((response, body) -> {});
        assertThat(endpoint.awaitCall()).isNotNull();
        assertClosesWithin200Ms(before);
    }

    private void assertClosesWithin200Ms(RecordedStream stream) throws InterruptedException {
        long cancelled = System.nanoTime();
        stream.cancel();
        Long closed = endpoint.awaitClosed(2_000);
        assertThat(closed).isNotNull();
        assertThat((closed - cancelled) / 1_000_000).isLessThan(200);
        assertThat(stream.isOpen()).isTrue();
    }

    @Test
    void aSlowConsumerHoldsTheServerBackInsteadOfFillingMemory() throws Exception {
        int total = 20_000;
        AtomicInteger written = new AtomicInteger();
        CountDownLatch heldBack = new CountDownLatch(1);
        endpoint = new ScriptedEndpoint(vertx, (response, body) -> {
            response.setChunked(true);
            pump(response, written, heldBack, total);
        });
        ChatProvider provider = factory(vertx, endpoint.baseUrl(), "key-1", new TestLimits(10, 20))
                .create(LlmRole.CHAT, "model-1");

        RecordedStream stream = RecordedStream.startPausing(vertx, provider, request(null));
        stream.awaitFirstToken();
        assertThat(heldBack.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(written.get()).isLessThan(total);

        stream.resume();
        stream.awaitEnd();
        assertThat(stream.tokens()).hasSize(total);
        assertThat(stream.tokens().get(total - 1)).startsWith("token " + (total - 1) + " ");
    }

    private static void pump(HttpServerResponse response, AtomicInteger written, CountDownLatch heldBack, int total) {
        String padding = "x".repeat(1024);
        while (written.get() < total) {
            if (response.writeQueueFull()) {
                heldBack.countDown();
                response.drainHandler(drained -> pump(response, written, heldBack, total));
                return;
            }
            response.write(ScriptedEndpoint.token("token " + written.getAndIncrement() + " " + padding));
        }
        response.end(ScriptedEndpoint.DONE);
    }

    @Test
    void aWholeReplyReportsStatusGarbageAndLateness() {
        assertUnary((response, body) -> response.setStatusCode(429).end(), Kind.STATUS);
        assertUnary((response, body) -> response.end("not json"), Kind.PROTOCOL);
        assertUnary((response, body) -> response.end("{}"), Kind.PROTOCOL);
        assertUnary((response, body) -> {}, Kind.TOTAL_TIMEOUT);
    }

    private void assertUnary(ScriptedEndpoint.Script script, Kind expected) {
        ChatProvider provider = answering(script);
        assertThatThrownBy(() -> provider.complete(request(null)))
                .isInstanceOfSatisfying(
                        LlmException.class, e -> assertThat(e.kind()).isEqualTo(expected));
        endpoint.close();
    }

    @Test
    void wrongSettingsAreOneClearSentence() {
        String noKey = "OPENAI_API_KEY is not set: OpenAI needs one; OPENAI_BASE_URL can name a server that does not.";
        String noAddress = "OPENAI_BASE_URL must be an http or https address without query.";
        assertThat(factory("https://api.openai.com/v1", "").problems()).containsExactly(noKey);
        assertThat(factory("https://API.openai.com/v1", " ").problems()).containsExactly(noKey);
        assertThat(factory("ftp://x", "k").problems()).containsExactly(noAddress);
        assertThat(factory("not a url", "k").problems()).containsExactly(noAddress);
        assertThat(factory("https://x/openai?api-version=1", "k").problems()).containsExactly(noAddress);
        assertThat(factory("http://model_1:8000/v1/", "").problems()).isEmpty();
        assertThat(factory("https://api.openai.com/v1", " key-1\n").problems()).isEmpty();
        assertThat(factory("ftp://x", "a key").problems())
                .containsExactly(
                        noAddress, "OPENAI_API_KEY must not hold spaces, line breaks or characters beyond ASCII.");
    }

    private RecordedStream streaming(ScriptedEndpoint.Script script) {
        return RecordedStream.start(vertx, answering(script), request(null));
    }

    private ChatProvider answering(ScriptedEndpoint.Script script) {
        endpoint = new ScriptedEndpoint(vertx, script);
        return factory(endpoint.baseUrl() + "/", "key-1").create(LlmRole.CHAT, "model-1");
    }

    private static OpenAiProviderFactory factory(String baseUrl, String key) {
        return factory(vertx, baseUrl, key, new TestLimits(0.4, 2.5));
    }

    static OpenAiProviderFactory factory(Vertx on, String baseUrl, String key, LlmConfig limits) {
        return new OpenAiProviderFactory(on, limits, new OpenAiConfig() {
            @Override
            public String baseUrl() {
                return baseUrl;
            }

            @Override
            public Optional<String> apiKey() {
                return Optional.of(key);
            }
        });
    }

    private static JsonObject completion(String content) {
        return new JsonObject()
                .put("model", "model-1")
                .put(
                        "choices",
                        new JsonArray().add(new JsonObject().put("message", new JsonObject().put("content", content))))
                .put("usage", new JsonObject().put("prompt_tokens", 3).put("completion_tokens", 2));
    }

    /** Short limits, so that lateness is seen soon. */
    record TestLimits(Duration firstTokenTimeout, Duration totalTimeout) implements LlmConfig {

        TestLimits(double firstTokenSeconds, double totalSeconds) {
            this(Duration.ofMillis((long) (firstTokenSeconds * 1000)), Duration.ofMillis((long) (totalSeconds * 1000)));
        }

        @Override
        public int reasoningMaxTokens() {
            return 1000;
        }

        @Override
        public Duration keepAliveTimeout() {
            return firstTokenTimeout.multipliedBy(2);
        }

        @Override
        public Optional<String> provider() {
            return Optional.empty();
        }

        @Override
        public Choice chat() {
            throw new IllegalStateException("Not read here");
        }

        @Override
        public Choice classifier() {
            return chat();
        }

        @Override
        public Choice assess() {
            return chat();
        }

        @Override
        public Choice summary() {
            return chat();
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int maxConnections() {
            return 100;
        }
    }
}
