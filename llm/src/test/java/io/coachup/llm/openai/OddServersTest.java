package io.coachup.llm.openai;

import static io.coachup.llm.ChatProviderContract.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.llm.ChatCompletion;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.Ending;
import io.coachup.llm.LlmException;
import io.coachup.llm.LlmException.Kind;
import io.coachup.llm.LlmRole;
import io.coachup.llm.RecordedStream;
import io.coachup.llm.Usage;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that answer as real ones do, over HTTP: the table of answers, when they answer, and what they refuse. */
class OddServersTest {

    private static Vertx vertx;
    private static ScriptedEndpoint endpoint;
    private static final AtomicReference<ScriptedEndpoint.Script> SCRIPT = new AtomicReference<>();

    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        endpoint = new ScriptedEndpoint(vertx, (response, body) -> SCRIPT.get().play(response, body));
        // The first call of a process takes long, and the limits here are short.
        answer((response, body) ->
                response.end(ScriptedEndpoint.token("Hi") + ScriptedEndpoint.FINISH + ScriptedEndpoint.DONE));
        RecordedStream.start(vertx, patientProvider(), request(null)).awaitEnd();
    }

    @AfterAll
    static void stop() {
        endpoint.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static Stream<AnswerCases.Row> answers() {
        return AnswerCases.all();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aStreamedReplyMeansWhatItsRowSays(AnswerCases.Row row) {
        answer((response, body) -> response.end(row.answer()));

        RecordedStream stream = RecordedStream.start(vertx, provider(), request(null));

        switch (row.ending()) {
            case "cut" -> assertThat(stream.awaitFailure().kind()).isEqualTo(Kind.CONNECTION);
            case "error" -> assertThat(stream.awaitFailure().kind()).isEqualTo(Kind.PROTOCOL);
            default -> assertThat(stream.awaitEnding().wireName()).isEqualTo(row.ending());
        }
        assertThat(String.join("", stream.tokens())).isEqualTo(row.text());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aWholeReplyMeansWhatItsRowSays(AnswerCases.Row row) {
        answer((response, body) -> response.end(row.answer()));

        if (row.text().isEmpty() || row.ending().equals("cut") || row.ending().equals("error")) {
            assertThatThrownBy(() -> provider().complete(request(null)))
                    .isInstanceOfSatisfying(
                            LlmException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
        } else {
            ChatCompletion completion = provider().complete(request(null));
            assertThat(completion.text()).isEqualTo(row.text());
            assertThat(completion.ending().wireName()).isEqualTo(row.ending());
        }
    }

    @Test
    void usageIsFoundWhereGroqPutsIt() {
        answer((response, body) -> response.end(ScriptedEndpoint.token("Hi")
                + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],"
                + "\"x_groq\":{\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}}}\n\n"));

        assertThat(RecordedStream.start(vertx, provider(), request(null)).awaitEnd())
                .isEqualTo(new Usage(11, 7, false));
    }

    @Tag("timing")
    @Test
    void aReplyIsOverSoonAfterItsFinishReasonAlthoughPingsFollow() {
        answer((response, body) -> {
            response.setChunked(true).write(ScriptedEndpoint.token("Hi") + ScriptedEndpoint.FINISH);
            long timer = vertx.setPeriodic(50, _ -> response.write(": ping\n\n"));
            response.closeHandler(_ -> vertx.cancelTimer(timer));
        });
        long started = System.nanoTime();

        RecordedStream stream = RecordedStream.start(vertx, provider(), request(null));

        assertThat(stream.awaitEnding()).isEqualTo(Ending.COMPLETE);
        assertThat((System.nanoTime() - started) / 1_000_000).isBetween(900L, 2500L);
    }

    @Test
    void aConnectionThatStaysSilentAfterTheFinishReasonIsGivenUp() throws Exception {
        drainClosed();
        answer((response, body) ->
                response.setChunked(true).write(ScriptedEndpoint.token("Hi") + ScriptedEndpoint.FINISH));

        RecordedStream.start(vertx, patientProvider(), request(null)).awaitEnd();

        assertThat(endpoint.awaitClosed(2000)).isNotNull();
    }

    @Tag("timing")
    @Test
    void usageThatComesAMomentAfterTheFinishReasonIsTaken() {
        answer((response, body) -> {
            response.setChunked(true).write(ScriptedEndpoint.token("Hi") + ScriptedEndpoint.FINISH);
            vertx.setTimer(200, _ -> response.write(ScriptedEndpoint.USAGE));
        });
        long started = System.nanoTime();

        Usage usage = RecordedStream.start(vertx, provider(), request(null)).awaitEnd();

        assertThat(usage).isEqualTo(new Usage(11, 7, false));
        assertThat((System.nanoTime() - started) / 1_000_000).isBetween(190L, 900L);
    }

    @Tag("timing")
    @Test
    void thoughtsShowThatTheModelWorks() {
        answer((response, body) ->
                every(response, 100, 12, "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"Hmm\"}}]}\n\n"));

        RecordedStream stream = RecordedStream.start(vertx, provider(), request(null));

        assertThat(stream.awaitEnding()).isEqualTo(Ending.COMPLETE);
        assertThat(stream.tokens()).containsExactly("Hi");
    }

    @Tag("timing")
    @Test
    void commentsShowThatTheConnectionLivesForAWhile() {
        answer((response, body) -> every(response, 100, 5, ": OPENROUTER PROCESSING\n\n"));
        assertThat(RecordedStream.start(vertx, provider(), request(null)).awaitEnding())
                .isEqualTo(Ending.COMPLETE);

        answer((response, body) -> every(response, 100, 60, ": OPENROUTER PROCESSING\n\n"));
        long started = System.nanoTime();
        RecordedStream endless = RecordedStream.start(vertx, provider(), request(null));
        assertThat(endless.awaitFailure().kind()).isEqualTo(Kind.FIRST_TOKEN_TIMEOUT);
        assertThat((System.nanoTime() - started) / 1_000_000).isBetween(750L, 1400L);
    }

    /** So many times so much, and then a reply. */
    private static void every(HttpServerResponse response, int ms, int times, String what) {
        AtomicInteger left = new AtomicInteger(times);
        response.setChunked(true).write(what);
        long timer = vertx.setPeriodic(ms, id -> {
            if (left.decrementAndGet() > 0) {
                response.write(what);
            } else {
                vertx.cancelTimer(id);
                response.end(ScriptedEndpoint.token("Hi") + ScriptedEndpoint.FINISH + ScriptedEndpoint.DONE);
            }
        });
        response.exceptionHandler(_ -> vertx.cancelTimer(timer));
        response.closeHandler(_ -> vertx.cancelTimer(timer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.\",\"type\":\"invalid_request_error\",\"param\":\"max_tokens\",\"code\":\"unsupported_parameter\"}}|max_tokens|max_completion_tokens",
                "400|{\"error\":{\"message\":\"max_tokens is unknown\"}}|max_tokens|-",
                "400|{\"error\":{\"message\":\"Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.\",\"param\":\"temperature\",\"code\":\"unsupported_value\"}}|temperature|-",
                "422|{\"object\":\"error\",\"message\":{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"stream_options\",\"include_usage\"],\"msg\":\"Extra inputs are not permitted\"}]}}|stream_options|-",
                "422|{\"detail\":[{\"loc\":[\"body\",\"temperature\"],\"msg\":\"extra fields not permitted\"}]}|temperature|-",
                "400|temperature is not allowed here|temperature|-"
            })
    void aRefusedParameterIsLeftOutOnceAndForAll(int status, String refusal, String refused, String instead) {
        answer((response, body) -> {
            asked.add(body);
            if (body.containsKey(refused)) {
                response.setStatusCode(status).end(refusal);
            } else {
                response.end(ScriptedEndpoint.token("Hi") + ScriptedEndpoint.FINISH + ScriptedEndpoint.DONE);
            }
        });
        ChatProvider provider = provider();

        RecordedStream first = RecordedStream.start(vertx, provider, request(null));
        assertThat(first.awaitEnding()).isEqualTo(Ending.COMPLETE);
        RecordedStream.start(vertx, provider, request(null)).awaitEnd();

        assertThat(asked).hasSize(3);
        assertThat(asked.get(0).containsKey(refused)).isTrue();
        for (JsonObject later : asked.subList(1, 3)) {
            assertThat(later.containsKey(refused)).isFalse();
            assertThat(later.getValue("max_completion_tokens")).isEqualTo(instead.equals("-") ? null : 120);
            assertThat(later.getBoolean("stream")).isTrue();
        }
    }

    @Test
    void aReasoningModelThatRefusesSeveralThingsAnswersTheFirstTime() {
        answer((response, body) -> {
            asked.add(body);
            if (body.containsKey("max_tokens")) {
                response.setStatusCode(400)
                        .end("{\"error\":{\"param\":\"max_tokens\",\"message\":\"use max_completion_tokens\"}}");
            } else if (body.containsKey("temperature")) {
                response.setStatusCode(400).end("{\"error\":{\"param\":\"temperature\",\"message\":\"no\"}}");
            } else {
                response.end("{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}");
            }
        });

        assertThat(provider().complete(request(null)).text()).isEqualTo("Hi");
        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"param\":\"response_format\",\"message\":\"json_schema is not available, use json_object\"}}|json_object",
                "{\"error\":{\"message\":\"This response_format type is unavailable now\"}}|-"
            })
    void aModelWithoutSchemasIsAskedForJsonAsItCan(String refusal, String type) throws Exception {
        answer((response, body) -> {
            asked.add(body);
            JsonObject format = body.getJsonObject("response_format");
            if (format != null && format.getString("type").equals("json_schema")) {
                response.setStatusCode(400).end(refusal);
            } else {
                response.end("{\"choices\":[{\"message\":{\"content\":\"{}\"},\"finish_reason\":\"stop\"}]}");
            }
        });

        assertThat(provider()
                        .complete(request(new ObjectMapper().readTree("{\"type\":\"object\"}")))
                        .text())
                .isEqualTo("{}");

        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)
                        .getJsonObject("response_format", new JsonObject())
                        .getString("type", "-"))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":{\"message\":\"This model's maximum context length is 8192 tokens. However, you requested 9000 tokens: reduce max_tokens\",\"code\":\"context_length_exceeded\"}}",
                "400|{\"error\":{\"message\":\"temperature and max_tokens are fine\",\"param\":\"messages\"}}",
                "400|{\"error\":{\"message\":\"bad request\"}}",
                "401|{\"error\":{\"message\":\"max_tokens\"}}",
                "500|{\"error\":{\"message\":\"max_tokens\"}}"
            })
    void aRefusalOfAnythingElseIsNotTriedAgain(int status, String refusal) {
        answer((response, body) -> {
            asked.add(body);
            response.setStatusCode(status).end(refusal);
        });
        ChatProvider provider = provider();

        LlmException failure =
                RecordedStream.start(vertx, provider, request(null)).awaitFailure();

        assertThat(failure.kind()).isEqualTo(Kind.STATUS);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatDidNotHelpIsNotRemembered() {
        answer((response, body) -> {
            asked.add(body);
            response.setStatusCode(400).end("{\"error\":{\"message\":\"max_tokens or max_completion_tokens\"}}");
        });
        ChatProvider provider = provider();

        RecordedStream.start(vertx, provider, request(null)).awaitFailure();
        RecordedStream.start(vertx, provider, request(null)).awaitFailure();

        assertThat(asked).hasSize(4);
        assertThat(asked.get(1).getInteger("max_completion_tokens")).isEqualTo(120);
        assertThat(asked.get(2).getInteger("max_tokens")).isEqualTo(120);
    }

    @Test
    void aModelThatUsedUpItsCapForThoughtsIsAskedAgainWithRoomForThem() {
        String thoughts = "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"Hmm\"}}]}\n\n"
                + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}\n\n" + ScriptedEndpoint.USAGE;
        answer((response, body) -> {
            asked.add(body);
            response.setChunked(true)
                    .end(
                            body.getInteger("max_tokens") <= 120
                                    ? thoughts
                                    : ScriptedEndpoint.token("Hi") + ScriptedEndpoint.FINISH + ScriptedEndpoint.DONE);
        });
        ChatProvider provider = provider();

        RecordedStream first = RecordedStream.start(vertx, provider, request(null));

        assertThat(first.awaitEnding()).isEqualTo(Ending.COMPLETE);
        assertThat(first.tokens()).containsExactly("Hi");
        assertThat(provider.complete(request(null)).text()).isEqualTo("Hi");
        assertThat(asked).extracting(body -> body.getInteger("max_tokens")).containsExactly(120, 1120, 1120);
    }

    @Test
    void aModelThatNeverStopsThinkingIsAskedTwice() {
        answer((response, body) -> {
            asked.add(body);
            response.end("{\"choices\":[{\"message\":{\"content\":\"\",\"reasoning_content\":\"Hmm\"},"
                    + "\"finish_reason\":\"length\"}]}");
        });

        assertThat(RecordedStream.start(vertx, provider(), request(null)).awaitEnding())
                .isEqualTo(Ending.LENGTH);
        assertThat(asked).hasSize(2);
        assertThatThrownBy(() -> provider().complete(request(null))).isInstanceOf(LlmException.class);
        assertThat(asked).hasSize(4);
    }

    @Test
    void aRefusalThatDoesNotEndIsStillARefusal() {
        answer((response, body) -> response.setStatusCode(400).setChunked(true).write("max_"));

        LlmException failure =
                RecordedStream.start(vertx, provider(), request(null)).awaitFailure();

        assertThat(failure.kind()).isEqualTo(Kind.STATUS);
        assertThat(failure.status()).isEqualTo(400);
    }

    private static void answer(ScriptedEndpoint.Script script) {
        SCRIPT.set(script);
    }

    private static ChatProvider provider() {
        return provider(0.4, 2.5);
    }

    /** For tests that are not about the first token: the first of all takes long in a cold process. */
    private static ChatProvider patientProvider() {
        return provider(5, 9);
    }

    private static ChatProvider provider(double firstTokenSeconds, double totalSeconds) {
        return OpenAiProviderTest.factory(
                        vertx,
                        endpoint.baseUrl(),
                        "key-1",
                        new OpenAiProviderTest.TestLimits(firstTokenSeconds, totalSeconds))
                .create(LlmRole.CHAT, "model-1");
    }

    private static void drainClosed() throws InterruptedException {
        Long closed;
        do {
            closed = endpoint.awaitClosed(1);
        } while (closed != null);
    }
}
