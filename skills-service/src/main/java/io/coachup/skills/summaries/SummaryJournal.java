package io.coachup.skills.summaries;

import io.coachup.common.hashing.LogHash;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.skills.model.ModelException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What operators see of the making of summaries: log lines and metrics, under the original's names. */
@Singleton
final class SummaryJournal {

    private final EventLog log;
    private final LogHash hash;
    private final Counter succeeded;
    private final Counter failed;
    private final Timer duration;
    private final Timer waited;
    private final AtomicInteger queued = new AtomicInteger();

    SummaryJournal(EventLog log, LogHash hash, Metrics metrics) {
        this.log = log;
        this.hash = hash;
        this.succeeded = metrics.counter(Metric.SUMMARY_JOBS, "ok");
        this.failed = metrics.counter(Metric.SUMMARY_JOBS, "error");
        this.duration = metrics.timer(Metric.SUMMARY_JOB_SECONDS);
        this.waited = metrics.timer(Metric.SUMMARY_ENQUEUE_LATENCY_SECONDS);
        metrics.gauge(Metric.SUMMARY_QUEUE_DEPTH, queued::get);
    }

    /** So many are due. */
    void queued(int due) {
        queued.set(due);
    }

    /** One was due and is made now. */
    void taken(Cadence.Claim claim, long now) {
        waited.record(Duration.ofMillis(Math.max(0, now - claim.dueAt())));
    }

    /** It is about to be written. */
    void begins(Task task, String requestId) {
        String previous = task.draft().previous();
        log.info(event("summary_generate_request", task, requestId)
                .with("prevLen", previous == null ? 0 : previous.length())
                .with("messagesCount", task.draft().turns().size())
                .with("tokenBudget", task.draft().tokenBudget()));
    }

    /** It was written; an empty one has no characters. */
    void written(Task task, SummaryWriter writer, int chars, Duration took, String requestId) {
        duration.record(took);
        succeeded.increment();
        log.info(event(chars == 0 ? "summary_generate_empty" : "summary_generate", task, requestId)
                .with("provider", writer.provider())
                .with("model", writer.model())
                .with("len", chars)
                .with("durationMs", took.toMillis()));
    }

    /** It could not be written. */
    void failed(Task task, ModelException failure, Duration took, String requestId) {
        duration.record(took);
        failed.increment();
        log.warn(event("summary_generate_error", task, requestId).error(failure.type(), failure.getMessage()));
    }

    private LogEvent event(String name, Task task, String requestId) {
        return LogEvent.named(LogService.PY, name)
                .with("sessionId", hash.session(task.session().sessionId()))
                .withKnown("requestId", requestId);
    }
}
