package io.coachup.worker.queue.sqs;

import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.model.Message;

/** Times and counts the worker's SQS calls; all series exist from the start. */
@Singleton
public final class SqsMetrics {

    private final Timer receiveSeconds;
    private final Timer deleteSeconds;
    private final Timer visibilitySeconds;
    private final Counter empty;
    private final Counter received;
    private final Counter deleted;
    private final Counter deleteRefusals;
    private final Counter deleteErrors;
    private final Counter visibilityChanged;
    private final Counter visibilityErrors;

    public SqsMetrics(Metrics metrics) {
        receiveSeconds = metrics.timer(Metric.SQS_RECEIVE_SECONDS);
        deleteSeconds = metrics.timer(Metric.SQS_DELETE_SECONDS);
        visibilitySeconds = metrics.timer(Metric.SQS_CHANGE_VISIBILITY_SECONDS);
        empty = metrics.counter(Metric.SQS_MESSAGES_POLLED, "empty");
        received = metrics.counter(Metric.SQS_MESSAGES_POLLED, "received");
        deleted = metrics.counter(Metric.SQS_MESSAGES_DELETED, "ok");
        deleteRefusals = metrics.counter(Metric.SQS_MESSAGES_DELETED, "refused");
        deleteErrors = metrics.counter(Metric.SQS_MESSAGES_DELETED, "error");
        visibilityChanged = metrics.counter(Metric.SQS_VISIBILITY_CHANGES, "ok");
        visibilityErrors = metrics.counter(Metric.SQS_VISIBILITY_CHANGES, "error");
    }

    List<Message> receive(Supplier<List<Message>> call) {
        List<Message> messages = receiveSeconds.record(call);
        (messages.isEmpty() ? empty : received).increment();
        return messages;
    }

    <T> T delete(Supplier<T> call) {
        return counted(call, deleteSeconds, deleted, deleteRefusals, deleteErrors);
    }

    <T> T changeVisibility(Supplier<T> call) {
        return counted(call, visibilitySeconds, visibilityChanged, visibilityErrors, visibilityErrors);
    }

    private static <T> T counted(Supplier<T> call, Timer seconds, Counter ok, Counter refused, Counter error) {
        try {
            T result = seconds.record(call);
            ok.increment();
            return result;
        } catch (RuntimeException e) {
            (SqsFailures.isRefusal(e) ? refused : error).increment();
            throw e;
        }
    }
}
