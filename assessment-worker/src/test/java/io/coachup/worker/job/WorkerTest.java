package io.coachup.worker.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.coachup.testing.Logs;
import io.coachup.testing.SqsResource;
import io.coachup.worker.job.ScriptedSkillsService.Call;
import io.coachup.worker.queue.QueueConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The worker on a real SQS FIFO queue, with skills-service scripted. */
@QuarkusTest
@QuarkusTestResource(SqsResource.class)
@QuarkusTestResource(ScriptedSkillsService.class)
class WorkerTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static final List<Message> DEAD_LETTERS = new CopyOnWriteArrayList<>();

    @Inject
    SqsClient sqs;

    @Inject
    QueueConfig config;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void aJobIsScoredFinalizedAndOnlyThenTakenOffTheQueue() {
        String session = unique("ok");
        send(session, "g1");

        await(() -> !finalized(session).isEmpty() && queueIsEmpty());

        Call call = finalized(session).getFirst();
        assertThat(call.authorization()).isEqualTo("Bearer " + ScriptedSkillsService.SECRET);
        assertThat(call.requestId()).isEqualTo("r-" + session);
        assertThat(call.traceParent()).isEqualTo(TRACE);
        assertThat(call.body().path("rubricVersion").asText()).isEqualTo("v2");
        assertThat(call.body().path("summary").path("scores").size()).isEqualTo(4);
        assertThat(call.body()
                        .path("summary")
                        .path("skillAssessments")
                        .path(0)
                        .path("skillId")
                        .asText())
                .isEqualTo("confidence");
        assertThat(finalized(session)).hasSize(1);
    }

    @Test
    void whileSkillsServiceIsDownTheJobIsKeptAndNotLost() {
        String session = unique("down");
        ScriptedSkillsService.failFinalize(session, 3);
        send(session, "g1");

        await(() -> finalized(session).size() == 4 && queueIsEmpty());

        assertThat(deadLetters(session)).isEmpty();
        // What was scored is kept while it can't be stored; a delivery loads its job once.
        assertThat(ScriptedSkillsService.calls(session, "/job")).hasSizeBetween(1, 2);
    }

    @Test
    void jobsOfASessionAreFinalizedInTheirOrder() {
        String session = unique("order");
        IntStream.range(0, 5).forEach(i -> send(session, "g" + i));

        await(() -> finalized(session).size() == 5);

        assertThat(finalized(session))
                .extracting(call -> call.body().path("groupId").asText())
                .containsExactly("g0", "g1", "g2", "g3", "g4");
    }

    @Test
    void anOlderJobThatTheQueueLostIsWorkedOnFirst() {
        String session = unique("behind");
        send(session, "g1");

        await(() -> finalized(session).size() == 2 && queueIsEmpty());

        assertThat(finalized(session))
                .extracting(call -> call.body().path("groupId").asText())
                .containsExactly("g0", "g1");
        assertThat(finalized(session))
                .extracting(Call::requestId)
                .containsExactly(ScriptedSkillsService.OLDER_REQUEST, "r-" + session);
    }

    @Test
    void aJobThatCanNotSucceedGoesToTheDeadLettersWithItsReason() {
        for (Map.Entry<String, String> kind : Map.of(
                        "unknown", "unknown_job",
                        "refused", "result_refused",
                        "endless", "input_too_large",
                        "broken", "attempts_exhausted",
                        "away", "dependency_failed")
                .entrySet()) {
            String session = unique(kind.getKey());
            send(session, "g1");

            await(() -> ScriptedSkillsService.calls(session, "/dead").size() == 1);

            assertThat(ScriptedSkillsService.calls(session, "/dead")
                            .getFirst()
                            .body()
                            .path("reason")
                            .asText())
                    .isEqualTo(kind.getValue());
            Message dead = awaitDeadLetter(session);
            assertThat(dead.messageAttributes().get("reason").stringValue()).isEqualTo(kind.getValue());
        }
    }

    @Test
    void aRedrivenJobThatFailsAgainSoonIsADeadLetterAgain() {
        String session = unique("unknown");
        send(session, "g1");
        awaitDeadLetter(session);

        send(session, "g1", session + ":again");

        await(() -> deadLetters(session).size() == 2);
    }

    @Test
    void aMessageThatIsNoJobGoesToTheDeadLetters() {
        String mark = unique("malformed");
        sqs.sendMessage(request -> request.queueUrl(queue())
                .messageBody("{\"note\":\"" + mark + "\"}")
                .messageGroupId(mark)
                .messageDeduplicationId(mark));

        assertThat(awaitDeadLetter(mark).messageAttributes().get("reason").stringValue())
                .isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "dead"})
    void aJobThatIsOverAlreadyIsJustTakenOff(String status) {
        String session = unique(status);
        send(session, "g1");

        await(() -> !ScriptedSkillsService.calls(session, "/job").isEmpty() && queueIsEmpty());

        assertThat(finalized(session)).isEmpty();
        assertThat(ScriptedSkillsService.calls(session, "/dead")).isEmpty();
        assertThat(deadLetters(session)).isEmpty();
    }

    @Test
    void aRedrivenJobWhoseFirstLoadGotNoAnswerIsScored() {
        String session = unique("redriven");
        send(session, "g1");

        await(() -> finalized(session).size() == 1 && queueIsEmpty());

        assertThat(deadLetters(session)).isEmpty();
    }

    @Test
    void ofATooLongConversationTheNewestPartIsScoredAndTheRestIsToldInTheLog() throws Exception {
        String session = unique("large");
        try (Logs logs = Logs.capture()) {
            send(session, "g1");

            // Of 100 messages of 31,500 bytes eight fit, and skills-service had left out seven.
            assertThat(logs.line("assessments_job_start", "\"omittedMessages\":99", "\"messages\":8"))
                    .contains("\"requestId\":\"r-" + session + "\"");
        }
        await(() -> finalized(session).size() == 1 && queueIsEmpty());
    }

    @Test
    void conversationsThatAreTooMuchKeepNobodysJobFromBeingAssessed() {
        attack(2);
    }

    @Tag("long")
    @Test
    void howeverManyOfThemThereAre() {
        attack(50);
    }

    /** Somebody has conversations assessed that no worker can hold or that take long, while strangers have theirs. */
    private void attack(int conversations) {
        List<String> endless = sendMany("endless", conversations);
        List<String> large = sendMany("large", conversations);
        List<String> strangers = sendMany("ok", conversations);

        for (int i = 0; i < conversations; i++) {
            String unbounded = endless.get(i);
            String tooLong = large.get(i);
            String stranger = strangers.get(i);
            await(() -> ScriptedSkillsService.calls(unbounded, "/dead").size() == 1);
            await(() -> finalized(tooLong).size() == 1);
            await(() -> finalized(stranger).size() == 1);
        }
        given().get(management.resolve("/q/health/live")).then().statusCode(200).body("status", equalTo("UP"));
    }

    private List<String> sendMany(String kind, int count) {
        List<String> sessions =
                IntStream.range(0, count).mapToObj(i -> unique(kind)).toList();
        sessions.forEach(session -> send(session, "g1"));
        return sessions;
    }

    @Test
    void livenessIncludesTheLoops() {
        given().get(management.resolve("/q/health/live"))
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("worker-loops"));
    }

    @Test
    void theSpecifiedSeriesExist() {
        String session = unique("metrics");
        send(session, "g1");
        await(() -> !finalized(session).isEmpty() && queueIsEmpty());

        String scrape = given().header("accept", "text/plain")
                .get(management.resolve("/metrics"))
                .then()
                .extract()
                .asString();

        for (String series : List.of(
                "coachup_sqs_receive_seconds_bucket",
                "coachup_sqs_delete_seconds_bucket",
                "coachup_sqs_change_visibility_seconds_bucket",
                "coachup_sqs_messages_polled_total{outcome=\"received\"",
                "coachup_sqs_messages_deleted_total{status=\"error\"",
                "coachup_sqs_visibility_changes_total{status=\"error\"",
                "coachup_assessment_job_seconds_bucket{rubric_version=\"v2\",le=\"15.0\"",
                "coachup_assessments_enqueue_latency_seconds_bucket",
                "coachup_assessments_retries_total",
                "py_retries_count",
                "py_backoff_count",
                "py_upstream_errors{upstream=\"skills-service\"",
                "py_upstream_latency_ms_count{upstream=\"skills-service\"",
                "py_provider_tokens_in{provider=\"measured\",model=\"measures-v2\"",
                "coachup_assessments_jobs_total{status=\"success\"",
                "coachup_assessments_jobs_total{status=\"failure\"",
                "coachup_assessment_skill_seconds_bucket{model=\"measures-v2\",provider=\"measured\"",
                "coachup_assessment_skill_errors_total{model=\"measures-v2\",provider=\"measured\",reason=\"timeout\"")) {
            assertThat(scrape.lines()).as(series).anyMatch(line -> line.startsWith(series));
        }
    }

    private static List<Call> finalized(String session) {
        return ScriptedSkillsService.calls(session, "/finalize");
    }

    private void send(String session, String group) {
        send(session, group, session + ":" + group);
    }

    private void send(String session, String group, String deduplicationId) {
        sqs.sendMessage(request -> request.queueUrl(queue())
                .messageBody("{\"sessionId\":\"%s\",\"groupId\":\"%s\",\"requestId\":\"r-%s\"}"
                        .formatted(session, group, session))
                .messageGroupId(session)
                .messageDeduplicationId(deduplicationId)
                .messageAttributes(Map.of(
                        "traceparent",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(TRACE)
                                .build())));
    }

    private boolean queueIsEmpty() {
        Map<QueueAttributeName, String> counts = sqs.getQueueAttributes(request -> request.queueUrl(queue())
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return counts.values().stream().allMatch("0"::equals);
    }

    private Message awaitDeadLetter(String mark) {
        List<Message> found = Awaitility.await()
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .until(() -> deadLetters(mark), letters -> !letters.isEmpty());
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** The dead letters of a job so far; what arrives is taken off the queue, which hands out no more than ten. */
    private List<Message> deadLetters(String mark) {
        String deadLetterQueue = config.deadLetterQueueUrl().orElseThrow();
        List<Message> arrived = sqs.receiveMessage(request -> request.queueUrl(deadLetterQueue)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(1)
                        .messageAttributeNames("All"))
                .messages();
        DEAD_LETTERS.addAll(arrived);
        arrived.forEach(message ->
                sqs.deleteMessage(request -> request.queueUrl(deadLetterQueue).receiptHandle(message.receiptHandle())));
        return DEAD_LETTERS.stream()
                .filter(message -> message.body().contains(mark))
                .toList();
    }

    private String queue() {
        return config.queueUrl().orElseThrow();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(condition);
    }

    private static String unique(String kind) {
        return kind + "-" + UUID.randomUUID();
    }
}
