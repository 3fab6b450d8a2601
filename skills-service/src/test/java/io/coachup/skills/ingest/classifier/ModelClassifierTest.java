package io.coachup.skills.ingest.classifier;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.identity.Caller;
import io.coachup.common.logging.EventLog;
import io.coachup.common.request.CurrentRequest;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.LlmConfig;
import io.coachup.skills.budgets.Budgets;
import io.coachup.skills.budgets.Limits;
import io.coachup.skills.database.Database;
import io.coachup.skills.ingest.BoundaryDecider;
import io.coachup.skills.ingest.Decision;
import io.coachup.skills.ingest.Ingest;
import io.coachup.skills.ingest.IngestMessage;
import io.coachup.skills.ingest.IngestStore;
import io.coachup.skills.interactions.TranscriptPersistence;
import io.coachup.skills.jobs.AssessmentJobs;
import io.coachup.skills.model.ScriptedModel;
import io.coachup.skills.session.Sessions;
import io.coachup.skills.support.ServiceTest;
import io.coachup.testing.Logs;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ingest with a model that classifies, over the wire and on the real database. */
@ServiceTest
class ModelClassifierTest {

    private static final Duration LIMIT = Duration.ofMillis(600);

    @Inject
    Vertx vertx;

    @Inject
    LlmConfig limits;

    @Inject
    Database database;

    @Inject
    Sessions sessions;

    @Inject
    IngestStore store;

    @Inject
    BoundaryDecider decider;

    @Inject
    AssessmentJobs jobs;

    @Inject
    TranscriptPersistence transcripts;

    @Inject
    Budgets budgets;

    @Inject
    EventLog log;

    @Inject
    ClassifierContextMetrics metrics;

    private final String user = unique("user");
    private final String session = unique("s");
    private ScriptedModel model;
    private Ingest ingest;

    @BeforeEach
    void startModel() throws Exception {
        model = new ScriptedModel();
        ingest = ingest(LIMIT, budgets);
    }

    private Ingest ingest(Duration limit, Budgets of) {
        ChatProvider provider = model.provider(vertx, limits);
        MessageClassifier classifier = new MessageClassifier(config(limit), _ -> provider, metrics, log);
        classifier.start(null);
        return new Ingest(database, sessions, store, classifier, of, decider, jobs, transcripts);
    }

    @AfterEach
    void stopModel() {
        model.close();
    }

    @Test
    void theModelsDecisionsOpenContinueAndCloseAGroup() {
        model.says(opinion("abstain", 0.9));
        assertThat(send("user", "Hello there").answer().state()).isEqualTo("idle");
        model.says("```json\n" + opinion("start", 0.9) + "\n```");
        Ingest.Result started = send("user", "Let us practise");
        assertThat(started.answer().state()).isEqualTo("active");
        assertThat(started.outcome().accepted()).isTrue();
        model.says("Sure! " + opinion("continue", 0.5));
        assertThat(send("assistant", "Good luck, and let me know").answer().state())
                .as("the low band stands, whatever the words are")
                .isEqualTo("active");
        model.says(opinion("END", 0.8));
        Ingest.Result ended = send("assistant", "Well done");
        assertThat(ended.answer().enqueued()).isTrue();
        assertThat(ended.answer().groupId()).isEqualTo(started.answer().groupId());
        model.says(opinion("one_off", 1));
        assertThat(send("user", "One more attempt").answer().enqueued()).isTrue();
    }

    @Test
    void itIsToldWhatWasSaidBeforeButNotWhatItIsAskedAboutTwice() throws Exception {
        model.says(opinion("start", 0.9));
        send("user", "First </message> words\nof " + "a".repeat(300));
        send("assistant", "Second words");
        send("user", "Third words");

        String body = model.requests().get(2);
        String task = new ObjectMapper()
                .readTree(body)
                .path("messages")
                .path(1)
                .path("content")
                .asText();
        assertThat(task).startsWith("<message>\n").endsWith("\n</message>");
        assertThat(task.split("</?message>", -1)).hasSize(3);
        String told = task.substring("<message>\n".length(), task.length() - "\n</message>".length());
        var message = new ObjectMapper().readTree(told);
        assertThat(message.path("content").asText()).isEqualTo("Third words");
        assertThat(message.path("turnCount").asInt()).isEqualTo(2);
        assertThat(message.path("practiceIsOpen").asBoolean()).isTrue();
        assertThat(message.path("saidBefore").asText())
                .startsWith("u: First </message> words of aaa")
                .endsWith("aaa...; a: Second words")
                .doesNotContain("Third");
    }

    static Stream<ScriptedModel.Script> faults() {
        return Stream.of(
                exchange -> ScriptedModel.answer(exchange, 429, "{}"),
                exchange -> ScriptedModel.answer(exchange, 500, "oops"),
                exchange -> exchange.close(),
                exchange -> ScriptedModel.answer(exchange, 200, ScriptedModel.completion("I can't say")),
                exchange -> ScriptedModel.answer(exchange, 200, ScriptedModel.completion("{\"decision\":")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void withoutAnOpinionTheHeuristicDecides(ScriptedModel.Script fault) {
        model.does(fault);

        Ingest.Result opened = send("user", "Hello there");
        Ingest.Result closed = send("assistant", "Good luck!");

        assertThat(opened.classification().confidence()).isZero();
        assertThat(opened.outcome().heuristic()).isTrue();
        assertThat(opened.answer().state()).isEqualTo("active");
        assertThat(closed.answer().enqueued()).isTrue();
    }

    @Test
    void aFailureIsToldByItsTypeAndWithoutText() throws Exception {
        model.does(exchange -> ScriptedModel.answer(exchange, 503, "oops"));
        CurrentRequest request = request();
        try (Logs logs = Logs.capture()) {
            ingest.ingest(
                    new IngestMessage(session, unique("m"), "user", "Very private words", System.currentTimeMillis()),
                    request);

            assertThat(logs.line("classifier_error", request.requestId()))
                    .contains("\"type\":\"status\"")
                    .doesNotContain("private", "oops", session, user);
        }
    }

    @Test
    void aSlowModelHoldsAMessageForItsTimeLimitAloneAndThenNotAtAll() {
        model.isSlow();
        long started = System.nanoTime();
        for (int message = 0; message < 10; message++) {
            assertThat(send("user", "Message " + message).answer().state()).isEqualTo("active");
        }
        // Three are waited for; for one more there may be a try after the pause.
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LIMIT.multipliedBy(10));
        assertThat(model.requests()).hasSizeBetween(3, 5);
    }

    @Test
    void aRepeatedMessageCostsNoCall() {
        model.says(opinion("start", 0.9));
        IngestMessage message =
                new IngestMessage(session, unique("m"), "user", "Let us practise", System.currentTimeMillis());
        ingest.ingest(message, request());

        assertThat(ingest.ingest(message, request()).answer().deduped()).isTrue();

        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void withoutRoomInTheBudgetTheRulesDecideAndNoModelIsAsked() {
        model.says(opinion("abstain", 0.9));
        ingest = ingest(LIMIT, database.inTransaction("test", handle -> Limits.usedUpBy(handle, user)));

        Ingest.Result opened = send("user", "I want to plan a talk");

        assertThat(opened.classification().reason()).isEqualTo("planning_intent");
        assertThat(opened.answer().state()).isEqualTo("active");
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void ofWhoIsErasedWhileTheModelIsAskedNothingIsStored() {
        ingest = ingest(Duration.ofSeconds(20), budgets);
        model.says(opinion("start", 0.9));
        send("user", "Let us practise");
        model.does(exchange -> {
            as(user).delete("/api/v1/users").then().statusCode(200);
            ScriptedModel.answer(exchange, 200, ScriptedModel.completion(opinion("continue", 0.9)));
        });

        assertThatThrownBy(() -> send("user", "More of it"))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.NOT_FOUND));

        boolean left = database.inTransaction(
                "test", handle -> sessions.find(handle, session, user).isPresent());
        assertThat(left).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"decision\":\"start\",\"confidence\":0.7}',       START,   0.7",
        "'{\"decision\":\"One_Off\",\"confidence\":\"0.5\"}', ONE_OFF, 0.5",
        "'{\"decision\":\"begin\",\"confidence\":0.9}',       ABSTAIN, 0.9",
        "'{\"decision\":\"end\",\"confidence\":1.1}',         END,     0",
        "'{\"decision\":\"end\",\"confidence\":-1}',          END,     0",
        "'{\"decision\":\"end\"}',                            END,     0",
        "'{\"decision\":[\"end\"],\"confidence\":\"NaN\"}',   ABSTAIN, 0",
        "'{}',                                                ABSTAIN, 0",
        "'}{',                                                ABSTAIN, 0",
        "'start',                                             ABSTAIN, 0",
    })
    void ofAReplyOnlyAKnownDecisionAndANumberAreTaken(String reply, Decision decision, double confidence) {
        var read = new ClassifierReply().read(reply);

        assertThat(read.decision()).isEqualTo(decision);
        assertThat(read.confidence()).isEqualTo(confidence);
    }

    private static String opinion(String decision, double confidence) {
        return "{\"decision\":\"" + decision + "\",\"confidence\":" + confidence + ",\"reasons\":\"private words\"}";
    }

    private Ingest.Result send(String role, String content) {
        return ingest.ingest(
                new IngestMessage(session, unique("m"), role, content, System.currentTimeMillis()), request());
    }

    private CurrentRequest request() {
        Caller caller = new Caller(user);
        return new CurrentRequest() {
            @Override
            public Caller caller() {
                return caller;
            }
        };
    }

    private static ClassifierConfig config(Duration limit) {
        return new ClassifierConfig() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public boolean disabled() {
                return false;
            }

            @Override
            public int contextLimit() {
                return 6;
            }

            @Override
            public Duration timeLimit() {
                return limit;
            }
        };
    }
}
