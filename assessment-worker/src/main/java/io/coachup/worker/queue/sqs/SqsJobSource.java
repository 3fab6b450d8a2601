package io.coachup.worker.queue.sqs;

import static io.coachup.worker.queue.sqs.SqsFailures.translated;

import io.coachup.common.tracing.SpanNames;
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

    @Override
    public String destination() {
        return SpanNames.queue(queue());
    }

    /** Asks for system attributes by their old and new name, because older queue servers know only the old one. */
    @Override
    @SuppressWarnings("deprecation")
    public Optional<Delivery> receive(Duration invisible) {
        List<Message> messages =
                translated(() -> metrics.receive(() -> sqs.receiveMessage(request -> request.queueUrl(queue())
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

    /** When SQS no longer knows the receipt, the message is visible already. */
    @Override
    public void retryAfter(Delivery delivery, Duration delay) {
        try {
            changeVisibility(delivery, delay);
        } catch (SqsException e) {
            LOG.debug("A message was given back too late", e);
        }
    }

    /** When SQS no longer knows the receipt, the message may come again; its job is over then and does nothing. */
    @Override
    public void done(Delivery delivery) {
        try {
            translated(() -> metrics.delete(
                    () -> sqs.deleteMessage(request -> request.queueUrl(queue()).receiptHandle(delivery.receipt()))));
        } catch (SqsException e) {
            LOG.debug("A message was deleted too late", e);
        }
    }

    /**
     * Sends a copy to the dead-letter queue, then deletes the message. The copy is deduplicated by the message's id, which is
     * new at each redrive: by the job's, a redriven job that fails again would be dropped.
     */
    @Override
    public void dead(Delivery delivery, String reason) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        attributes.put(JobAttributes.REASON, text(reason));
        if (delivery.traceParent() != null) {
            attributes.put(JobAttributes.TRACE_PARENT, text(delivery.traceParent()));
        }
        translated(() -> sqs.sendMessage(
                request -> request.queueUrl(config.deadLetterQueueUrl().orElseThrow())
                        .messageBody(delivery.body())
                        .messageGroupId(delivery.groupId())
                        .messageDeduplicationId(delivery.messageId())
                        .messageAttributes(attributes)));
        done(delivery);
    }

    private void changeVisibility(Delivery delivery, Duration timeout) {
        translated(() -> metrics.changeVisibility(() -> sqs.changeMessageVisibility(request ->
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
                traceParent == null ? null : traceParent.stringValue(),
                null);
    }

    /** An attribute that is no number counts as missing: the job is worked on all the same. */
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
