package io.coachup.worker.queue.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.metrics.Metrics;
import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.QueueConfig;
import io.coachup.worker.queue.QueueUnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What queues of all kinds answer. The next oddity is one more row. */
class SqsJobSourceTest {

    private static final Duration INVISIBLE = Duration.ofSeconds(30);
    private static final Delivery DELIVERY =
            new Delivery("{\"sessionId\":\"s\"}", "receipt", "message-id", "s", 5, null, null, null);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private ScriptedSqs sqs;
    private SqsJobSource source;

    @BeforeEach
    void start() throws IOException {
        sqs = new ScriptedSqs();
        source = new SqsJobSource(
                sqs.client(), config(), new SqsMetrics(new Metrics(registry, new CollectorRegistry())));
    }

    @AfterEach
    void stop() {
        sqs.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ReceiptHandleIsInvalid",
        "404, ReceiptHandleIsInvalid",
        "400, InvalidParameterValue",
        "400, InvalidIdFormat",
        "400, MessageNotInflight"
    })
    void aDeletionThatIsRefusedIsNoFailure(int status, String code) {
        sqs.fails("DeleteMessage", status, code);

        source.done(DELIVERY);

        assertThat(deletions("refused")).isOne();
        assertThat(deletions("error")).isZero();
        assertThat(deletions("ok")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied",
        "400, QueueDoesNotExist",
        "400, RequestThrottled",
        "500, InternalError",
        "503, ServiceUnavailable"
    })
    void aQueueThatIsAwayIsWaitedFor(int status, String code) {
        sqs.fails("DeleteMessage", status, code);

        assertThatExceptionOfType(QueueUnavailableException.class).isThrownBy(() -> source.done(DELIVERY));

        assertThat(deletions("error")).isOne();
    }

    @Test
    void whatCanNotBeGivenBackIsVisibleAlready() {
        sqs.fails("ChangeMessageVisibility", 400, "MessageNotInflight");

        source.retryAfter(DELIVERY, INVISIBLE);

        assertThat(sqs.calls("ChangeMessageVisibility")).hasSize(1);
    }

    @Test
    void aDeadLetterIsKnownByTheMessageAndNotByTheJob() {
        sqs.fails("DeleteMessage", 400, "ReceiptHandleIsInvalid");

        source.dead(DELIVERY, "unknown_job");

        JsonNode sent = sqs.calls("SendMessage").getFirst().body();
        assertThat(sent.path("MessageDeduplicationId").asText()).isEqualTo("message-id");
        assertThat(sent.path("MessageGroupId").asText()).isEqualTo("s");
        assertThat(sent.at("/MessageAttributes/reason/StringValue").asText()).isEqualTo("unknown_job");
        assertThat(sqs.calls("DeleteMessage")).hasSize(1);
    }

    @Test
    void aDeadLetterThatIsNotTakenLeavesTheMessageWhereItIs() {
        sqs.fails("SendMessage", 500, "InternalError");

        assertThatExceptionOfType(QueueUnavailableException.class).isThrownBy(() -> source.dead(DELIVERY, "malformed"));

        assertThat(sqs.calls("DeleteMessage")).isEmpty();
    }

    @Test
    void systemAttributesAreAskedForByBothTheirNames() {
        source.receive(INVISIBLE);

        JsonNode asked = sqs.calls("ReceiveMessage").getFirst().body();
        assertThat(asked.path("MessageSystemAttributeNames"))
                .extracting(JsonNode::asText)
                .contains("ApproximateReceiveCount");
        assertThat(asked.path("AttributeNames")).extracting(JsonNode::asText).contains("ApproximateReceiveCount");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "{\"ApproximateReceiveCount\":\"4\",\"SentTimestamp\":\"1700000000000\",\"MessageGroupId\":\"g\"}|4|1700000000000|g",
                "{\"ApproximateReceiveCount\":\"4\"}|4|null|id-1",
                "{}|1|null|id-1",
                "null|1|null|id-1",
                "{\"ApproximateReceiveCount\":\"0\"}|1|null|id-1",
                "{\"ApproximateReceiveCount\":\"many\",\"SentTimestamp\":\"1.7e12\"}|1|null|id-1",
                "{\"ApproximateReceiveCount\":\"99999999999\"}|2147483647|null|id-1",
                "{\"SenderId\":\"x\",\"SomethingNew\":\"y\",\"ApproximateReceiveCount\":\"2\"}|2|null|id-1"
            })
    void aMessageIsReadWhateverIsToldOfIt(String attributes, int receiveCount, Long sentAt, String groupId) {
        sqs.answers(
                "ReceiveMessage",
                "{\"Messages\":[{\"MessageId\":\"id-1\",\"ReceiptHandle\":\"r\",\"Body\":\"{}\",\"Attributes\":%s}]}"
                        .formatted(attributes));

        Delivery delivery = source.receive(INVISIBLE).orElseThrow();

        assertThat(delivery).isEqualTo(new Delivery("{}", "r", "id-1", groupId, receiveCount, sentAt, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"Messages\":[]}", "{\"Messages\":null}"})
    void noMessageIsNone(String answer) {
        sqs.answers("ReceiveMessage", answer);

        assertThat(source.receive(INVISIBLE)).isEmpty();
    }

    private double deletions(String status) {
        Counter counter = registry.find("coachup_sqs_messages_deleted")
                .tag("status", status)
                .counter();
        return counter == null ? -1 : counter.count();
    }

    private QueueConfig config() {
        return new QueueConfig() {
            @Override
            public boolean useSqs() {
                return true;
            }

            @Override
            public Optional<String> queueUrl() {
                return Optional.of(sqs.address() + "/000000000000/jobs.fifo");
            }

            @Override
            public Optional<String> deadLetterQueueUrl() {
                return Optional.of(sqs.address() + "/000000000000/dead.fifo");
            }

            @Override
            public Optional<String> endpoint() {
                return Optional.of(sqs.address().toString());
            }

            @Override
            public Duration pollWait() {
                return Duration.ofSeconds(1);
            }
        };
    }
}
