package io.coachup.worker.source.sqs;

import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.JobSource;
import io.coachup.worker.queue.QueueConfig;
import io.coachup.worker.queue.QueueUnavailableException;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Jobs from an SQS FIFO queue, one at a time. */
@Singleton
@Typed(SqsJobSource.class)
public final class SqsJobSource implements JobSource {

    private static final String TRACE_PARENT = "traceparent";
    private static final String REASON = "reason";

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
    public Optional<Delivery> receive(Duration invisible) {
        List<Message> messages =
                reachable(() -> metrics.receive(() -> sqs.receiveMessage(request -> request.queueUrl(queue())
                                .maxNumberOfMessages(1)
                                .waitTimeSeconds((int) config.pollWait().toSeconds())
                                .visibilityTimeout(seconds(invisible))
                                .messageSystemAttributeNames(
                                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                        MessageSystemAttributeName.SENT_TIMESTAMP,
                                        MessageSystemAttributeName.MESSAGE_GROUP_ID,
                                        MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID)
                                .messageAttributeNames(TRACE_PARENT, "requestId"))
                        .messages()));
        return messages.stream().findFirst().map(SqsJobSource::delivery);
    }

    @Override
    public void extend(Delivery delivery, Duration invisible) {
        changeVisibility(delivery, invisible);
    }

    @Override
    public void retryAfter(Delivery delivery, Duration delay) {
        changeVisibility(delivery, delay);
    }

    @Override
    public void done(Delivery delivery) {
        reachable(() -> metrics.delete(
                () -> sqs.deleteMessage(request -> request.queueUrl(queue()).receiptHandle(delivery.receipt()))));
    }

    @Override
    public void dead(Delivery delivery, String reason) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        attributes.put(REASON, text(reason));
        if (delivery.traceParent() != null) {
            attributes.put(TRACE_PARENT, text(delivery.traceParent()));
        }
        reachable(() -> sqs.sendMessage(
                request -> request.queueUrl(config.deadLetterQueueUrl().orElseThrow())
                        .messageBody(delivery.body())
                        .messageGroupId(delivery.groupId())
                        .messageDeduplicationId(delivery.messageId())
                        .messageAttributes(attributes)));
        done(delivery);
    }

    private void changeVisibility(Delivery delivery, Duration timeout) {
        reachable(() -> metrics.changeVisibility(() -> sqs.changeMessageVisibility(request ->
                request.queueUrl(queue()).receiptHandle(delivery.receipt()).visibilityTimeout(seconds(timeout)))));
    }

    private String queue() {
        return config.queueUrl().orElseThrow();
    }

    /** A client error about one message is that message's affair; everything else means that the queue is away. */
    private static <T> T reachable(Supplier<T> call) {
        try {
            return call.get();
        } catch (SqsException e) {
            if (e.statusCode() < 500 && e.statusCode() != 403) {
                throw e;
            }
            throw new QueueUnavailableException("SQS does not serve", e);
        } catch (SdkException e) {
            throw new QueueUnavailableException("SQS can't be reached", e);
        }
    }

    private static Delivery delivery(Message message) {
        Map<MessageSystemAttributeName, String> system = message.attributes();
        String sent = system.get(MessageSystemAttributeName.SENT_TIMESTAMP);
        MessageAttributeValue traceParent = message.messageAttributes().get(TRACE_PARENT);
        return new Delivery(
                message.body(),
                message.receiptHandle(),
                system.getOrDefault(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, message.messageId()),
                system.getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, message.messageId()),
                Integer.parseInt(system.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")),
                sent == null ? null : Long.valueOf(sent),
                traceParent == null ? null : traceParent.stringValue());
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
