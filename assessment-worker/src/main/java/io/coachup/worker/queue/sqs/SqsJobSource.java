package io.coachup.worker.queue.sqs;

import static io.coachup.worker.queue.sqs.SqsFailures.told;

import io.coachup.skillsapi.jobs.JobAttributes;
import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.JobSource;
import io.coachup.worker.queue.QueueConfig;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Jobs from an SQS FIFO queue, one at a time. */
@Singleton
@Typed(SqsJobSource.class)
public final class SqsJobSource implements JobSource {

    private static final List<MessageSystemAttributeName> SYSTEM_ATTRIBUTES = List.of(
            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
            MessageSystemAttributeName.SENT_TIMESTAMP,
            MessageSystemAttributeName.MESSAGE_GROUP_ID);

    private static final Logger LOG = Logger.getLogger(SqsJobSource.class);

    private final SqsClient sqs;
    private final QueueConfig config;
    private final SqsMetrics metrics;

    public SqsJobSource(SqsClient sqs, QueueConfig config, SqsMetrics metrics) {
        this.sqs = sqs;
        this.config = config;
        this.metrics = metrics;
    }

    @Override
    public String provider() {
        return "sqs";
    }

    /** Older queue servers know system attributes by their old name only, and tell no receive count under the new one. */
    @Override
    @SuppressWarnings("deprecation")
    public Optional<Delivery> receive(Duration invisible) {
        List<Message> messages =
                told(() -> metrics.receive(() -> sqs.receiveMessage(request -> request.queueUrl(queue())
                                .maxNumberOfMessages(1)
                                .waitTimeSeconds((int) config.pollWait().toSeconds())
                                .visibilityTimeout(seconds(invisible))
                                .messageSystemAttributeNames(SYSTEM_ATTRIBUTES)
                                .attributeNamesWithStrings(SYSTEM_ATTRIBUTES.stream()
                                        .map(MessageSystemAttributeName::toString)
                                        .toList())
                                .messageAttributeNames(JobAttributes.TRACE_PARENT))
                        .messages()));
        return messages.stream().findFirst().map(SqsJobSource::delivery);
    }

    @Override
    public void extend(Delivery delivery, Duration invisible) {
        changeVisibility(delivery, invisible);
    }

    /** A receipt that SQS does not know any more needs no giving back: its message is visible. */
    @Override
    public void retryAfter(Delivery delivery, Duration delay) {
        try {
            changeVisibility(delivery, delay);
        } catch (SqsException e) {
            LOG.debug("A message was given back too late", e);
        }
    }

    /** A receipt that SQS does not know any more is as good: should the message come again, its job is over. */
    @Override
    public void done(Delivery delivery) {
        try {
            told(() -> metrics.delete(
                    () -> sqs.deleteMessage(request -> request.queueUrl(queue()).receiptHandle(delivery.receipt()))));
        } catch (SqsException e) {
            LOG.debug("A message was deleted too late", e);
        }
    }

    /** The queue's id of the message is another one each time it is sent, so a redriven job that fails again arrives. */
    @Override
    public void dead(Delivery delivery, String reason) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        attributes.put(JobAttributes.REASON, text(reason));
        if (delivery.traceParent() != null) {
            attributes.put(JobAttributes.TRACE_PARENT, text(delivery.traceParent()));
        }
        told(() -> sqs.sendMessage(
                request -> request.queueUrl(config.deadLetterQueueUrl().orElseThrow())
                        .messageBody(delivery.body())
                        .messageGroupId(delivery.groupId())
                        .messageDeduplicationId(delivery.messageId())
                        .messageAttributes(attributes)));
        done(delivery);
    }

    private void changeVisibility(Delivery delivery, Duration timeout) {
        told(() -> metrics.changeVisibility(() -> sqs.changeMessageVisibility(request ->
                request.queueUrl(queue()).receiptHandle(delivery.receipt()).visibilityTimeout(seconds(timeout)))));
    }

    private String queue() {
        return config.queueUrl().orElseThrow();
    }

    private static Delivery delivery(Message message) {
        Map<MessageSystemAttributeName, String> system = message.attributes();
        MessageAttributeValue traceParent = message.messageAttributes().get(JobAttributes.TRACE_PARENT);
        Long receiveCount = number(system.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
        return new Delivery(
                message.body(),
                message.receiptHandle(),
                message.messageId(),
                system.getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, message.messageId()),
                receiveCount == null ? 1 : Math.clamp(receiveCount, 1, Integer.MAX_VALUE),
                number(system.get(MessageSystemAttributeName.SENT_TIMESTAMP)),
                traceParent == null ? null : traceParent.stringValue());
    }

    /** What a queue tells of a message must not keep the message from being worked on. */
    private static Long number(String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static int seconds(Duration duration) {
        return (int) Math.max(0, Math.ceilDiv(duration.toMillis(), 1000L));
    }
}
