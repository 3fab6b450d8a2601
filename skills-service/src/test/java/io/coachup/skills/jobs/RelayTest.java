package io.coachup.skills.jobs;

import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.coachup.skills.support.ServiceTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@ServiceTest
class RelayTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject
    SqsClient sqs;

    @Inject
    JobsConfig config;

    @Inject
    DataSource dataSource;

    private final String user = unique("user");
    private final String session = unique("s");

    @BeforeEach
    void theQueueIsEmpty() {
        while (!receive(Duration.ZERO).isEmpty()) {
            assertThat(config.queueUrl()).isPresent();
        }
    }

    @Test
    void aCommittedJobIsOnTheQueueWithTheContractsBodyAndNothingOfTheClients() {
        Instant before = Instant.now();
        String group = conversation(user, session, "A very private sentence");

        Message message = awaitMessages(1).getFirst();

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
        String key = key();
        JsonPath json = new JsonPath(message.body());
        assertThat(message.body())
                .startsWith("{\"sessionId\":\"" + key + "\",\"groupId\":\"" + group + "\",\"requestId\":\"")
                .doesNotContain(session, "private", user, "trackedSkillIdHash");
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, key)
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, key + ":" + group);
        assertThat(message.messageAttributes().get("traceparent").stringValue()).startsWith("00-");
        assertThat(message.messageAttributes().get("requestId").stringValue()).isEqualTo(json.getString("requestId"));
    }

    @Test
    void jobsOfASessionArriveInTheirOrder() {
        List<String> groups = IntStream.range(0, 5)
                .mapToObj(i -> conversation(user, session, "Round " + i))
                .toList();

        assertThat(awaitMessages(5))
                .extracting(message -> new JsonPath(message.body()).getString("groupId"))
                .isEqualTo(groups);
    }

    @Test
    void aSentJobIsLoadedWithTranscriptAndIsDoneAfterFinalizing() {
        String group = conversation(user, session, "Hello there");
        awaitMessages(1);

        asService()
                .body(body("sessionId", key(), "groupId", group))
                .post("/internal/assessments/job")
                .then()
                .statusCode(200)
                .body(
                        "status",
                        equalTo("open"),
                        "groupId",
                        equalTo(group),
                        "messages",
                        hasSize(2),
                        "messages[0].content",
                        equalTo("Hello there"))
                .body("span.start_index", equalTo(0), "span.end_index", equalTo(2));
        assertThat(status(group)).isEqualTo("sent");
    }

    @Test
    void theOldestOpenJobOfASessionIsLoadedFirst() {
        String first = conversation(user, session, "Hello there");
        String second = conversation(user, session, "Hello again");
        awaitMessages(2);

        asService()
                .body(body("sessionId", key(), "groupId", second))
                .post("/internal/assessments/job")
                .then()
                .statusCode(200)
                .body("groupId", equalTo(first), "messages[0].content", equalTo("Hello there"));
    }

    /** SQS drops a message with the id of one that it took within the last five minutes. */
    @Test
    void aJobWithoutResultForTooLongIsSentAgainAndTheQueueTakesIt() {
        String group = conversation(user, session, "Hello there");
        Message first = awaitMessages(1).getFirst();

        long longAgo = System.currentTimeMillis() - config.resendAfter().toMillis() - 1;
        Jdbi.create(dataSource)
                .useHandle(handle ->
                        handle.execute("update assessment_jobs set sent_at = ? where group_id = ?", longAgo, group));
        Message second = awaitMessages(1).getFirst();

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, key() + ":" + group + ":1");
    }

    @Test
    void aRelayThatDiedBeforeItNotedASendDoesNotSendTwice() {
        String group = conversation(user, session, "Hello there");
        awaitMessages(1);

        Jdbi.create(dataSource)
                .useHandle(handle -> handle.execute(
                        "update assessment_jobs set status = 'pending', sends = 0, sent_at = null where group_id = ?",
                        group));
        String next = conversation(user, unique("s"), "Sent after it");

        assertThat(awaitMessages(1))
                .extracting(message -> new JsonPath(message.body()).getString("groupId"))
                .containsExactly(next);
        assertThat(status(group)).isEqualTo("sent");
    }

    private List<Message> awaitMessages(int count) {
        List<Message> messages = new ArrayList<>();
        Instant limit = Instant.now().plus(LIMIT);
        while (messages.size() < count && Instant.now().isBefore(limit)) {
            messages.addAll(receive(Duration.ofSeconds(1)));
        }
        assertThat(messages).hasSize(count);
        return messages;
    }

    private List<Message> receive(Duration wait) {
        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(config.queueUrl().orElseThrow())
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds((int) wait.toSeconds())
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                .messageAttributeNames("All"))
                .messages();
        messages.forEach(message -> sqs.deleteMessage(
                request -> request.queueUrl(config.queueUrl().orElseThrow()).receiptHandle(message.receiptHandle())));
        return messages;
    }

    private String key() {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery(
                        "select session_key::text from sessions where session_id = :id")
                .bind("id", session)
                .mapTo(String.class)
                .one());
    }

    private String status(String group) {
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery("select status from assessment_jobs where group_id = :group")
                        .bind("group", group)
                        .mapTo(String.class)
                        .one());
    }
}
