package io.coachup.skills.summaries;

import io.coachup.common.request.RequestId;
import io.coachup.common.tracing.CallIds;
import io.coachup.common.tracing.TraceParent;
import io.coachup.skills.model.ModelException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/** Makes the summaries that are due, away from all requests. What a replica leaves behind another makes after the lease. */
@Singleton
final class SummaryWorker {

    private static final Logger LOG = Logger.getLogger(SummaryWorker.class);
    private static final long PAUSE_MS = 1_000;
    private static final long COUNT_EVERY_MS = 10_000;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final SummaryConfig config;
    private final SummaryTasks tasks;
    private final SummaryMaker maker;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong counted = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();

    SummaryWorker(SummaryConfig config, SummaryTasks tasks, SummaryMaker maker) {
        this.config = config;
        this.tasks = tasks;
        this.maker = maker;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; config.enabled() && i < config.workers(); i++) {
            threads.add(Thread.ofVirtual().name("summaries-" + i).start(this::run));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        long end = System.nanoTime() + STOP_LIMIT.toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    private void run() {
        try {
            while (stopping.getCount() > 0) {
                if (!madeOne()) {
                    stopping.await(PAUSE_MS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count() {
        long last = counted.get();
        long now = System.currentTimeMillis();
        if (now - last >= COUNT_EVERY_MS && counted.compareAndSet(last, now)) {
            tasks.count(now);
        }
    }

    /** Makes a summary if one is due; true when there may be more. */
    private boolean madeOne() {
        try {
            count();
            Optional<Task> due = maker.isPaused() ? Optional.empty() : tasks.takeDue(System.currentTimeMillis());
            due.ifPresent(task -> maker.make(task, new CallIds(RequestId.create(), TraceParent.create())));
            return due.isPresent();
        } catch (ModelException e) {
            // Logged where it happened; the summary is due again later.
            return false;
        } catch (JdbiException e) {
            if (stopping.getCount() > 0) {
                LOG.warn("Summaries wait: the database failed", e);
            }
            return false;
        } catch (RuntimeException | Error e) {
            // Whatever it is: one odd conversation must not end the summaries of all.
            LOG.error("Summaries wait: one failed unexpectedly", e);
            return false;
        }
    }
}
