package io.coachup.skills.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LoggedJob;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.common.tracing.SpanNames;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.common.tracing.Tracing;
import io.coachup.skillsapi.jobs.JobAttributes;
import io.coachup.skillsapi.jobs.QueuedJob;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The SQS FIFO queue, seen from its sender. */
@Singleton
public final class JobQueue {

    private static final String SEND = "send";

    private final SqsClient sqs;
    private final JobsConfig config;
    private final ObjectMapper mapper;
    private final EventLog log;
    private final LogHash hash;
    private final Tracing tracing;
    private final Timer seconds;
    private final Counter ok;
    private final Counter error;

    public JobQueue(
            SqsClient sqs,
            JobsConfig config,
            ObjectMapper mapper,
            Metrics metrics,
            EventLog log,
            LogHash hash,
            Tracing tracing) {
        this.sqs = sqs;
        this.config = config;
        this.mapper = mapper;
        this.log = log;
        this.hash = hash;
        this.tracing = tracing;
        this.seconds = metrics.timer(Metric.SQS_SEND_SECONDS);
        this.ok = metrics.counter(Metric.SQS_MESSAGES_ENQUEUED, "ok");
        this.error = metrics.counter(Metric.SQS_MESSAGES_ENQUEUED, "error");
    }

    /**
     * Sends one job.
     *
     * @throws SdkException when the queue refuses it or can't be reached
     */
    void send(QueueMessage message) {
        String queue = config.queueUrl().orElseThrow();
        try (TraceSpan span = started(message, SpanNames.queue(queue))) {
            send(message, queue, span);
        }
    }

    private TraceSpan started(QueueMessage message, String queue) {
        return tracing.start(SpanKind.PRODUCER, SpanNames.messaging(SEND, queue), message.traceParent())
                .with(SpanNames.MESSAGING_SYSTEM, SpanNames.SQS)
                .with(SpanNames.MESSAGING_DESTINATION_NAME, queue)
                .with(SpanNames.MESSAGING_OPERATION_NAME, SEND)
                .with(SpanNames.MESSAGING_OPERATION_TYPE, SEND)
                .with(SpanNames.REQUEST_ID, message.job().requestId());
    }

    private void send(QueueMessage message, String queue, TraceSpan span) {
        String traceParent = message.traceParent() == null ? null : span.traceParent();
        try {
            seconds.record(() -> sqs.sendMessage(request -> request.queueUrl(queue)
                    .messageBody(body(message))
                    .messageGroupId(message.messageGroupId())
                    .messageDeduplicationId(message.messageDeduplicationId())
                    .messageAttributes(attributes(message, traceParent))));
            ok.increment();
            log.info(event("assessments_enqueue", message));
        } catch (SdkException e) {
            error.increment();
            span.failed(e.getClass().getSimpleName());
            log.error(event("assessments_enqueue_error", message)
                    .with("error", e.getClass().getSimpleName()));
            throw e;
        }
    }

    private String body(QueueMessage message) {
        try {
            return mapper.writeValueAsString(message.job());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A queue message can't be written as JSON", e);
        }
    }

    private static Map<String, MessageAttributeValue> attributes(QueueMessage message, String traceParent) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        put(attributes, JobAttributes.TRACE_PARENT, traceParent);
        put(attributes, JobAttributes.REQUEST_ID, message.job().requestId());
        return attributes;
    }

    private static void put(Map<String, MessageAttributeValue> attributes, String name, String value) {
        if (value != null) {
            attributes.put(
                    name,
                    MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(value)
                            .build());
        }
    }

    private LogEvent event(String name, QueueMessage message) {
        QueuedJob job = message.job();
        return new LoggedJob(job.requestId(), job.trackedSkillIdHash(), job.sessionId(), job.groupId())
                .event(name, hash)
                .with("provider", "sqs");
    }
}
