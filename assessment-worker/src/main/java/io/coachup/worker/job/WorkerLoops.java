package io.coachup.worker.job;

import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.JobSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Polls for jobs, one loop a concurrent job, and stops without leaving one half done. */
@Singleton
public final class WorkerLoops {

    private static final Logger LOG = Logger.getLogger(WorkerLoops.class);

    /** After the beans that scoring needs; see the priorities of their observers. */
    private static final int LAST = 5000;

    private final JobSource source;
    private final JobRunner runner;
    private final JobConfig config;
    private final FailurePolicy policy;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Thread> polling = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    public WorkerLoops(JobSource source, JobRunner runner, JobConfig config, FailurePolicy policy) {
        this.source = source;
        this.runner = runner;
        this.config = config;
        this.policy = policy;
    }

    void start(@Observes @Priority(LAST) StartupEvent event) {
        for (int i = 0; i < config.concurrency(); i++) {
            int workerIndex = i;
            threads.add(Thread.ofVirtual().name("worker-" + i).start(() -> loop(workerIndex)));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        polling.forEach(Thread::interrupt);
        long limit = System.nanoTime() + config.stopLimit().toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, limit - System.nanoTime())))) {
                thread.interrupt();
            }
        }
    }

    /** True while every loop runs. */
    boolean isRunning() {
        return !threads.isEmpty() && threads.stream().allMatch(Thread::isAlive);
    }

    private void loop(int workerIndex) {
        int failures = 0;
        try {
            while (!stopping) {
                try {
                    Optional<Delivery> delivery = poll();
                    if (delivery.isPresent()) {
                        runner.run(delivery.get(), workerIndex);
                    }
                    failures = 0;
                } catch (RuntimeException e) {
                    if (!stopping) {
                        Duration pause = policy.pause(++failures);
                        LOG.warnf(e, "Polling pauses for %d ms", pause.toMillis());
                        Thread.sleep(pause);
                    }
                }
            }
        } catch (InterruptedException e) {
            // Stopping: the queue hands an unfinished job out again.
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Delivery> poll() {
        polling.add(Thread.currentThread());
        try {
            return source.receive(config.visibility());
        } finally {
            polling.remove(Thread.currentThread());
        }
    }
}
