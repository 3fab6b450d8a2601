package io.coachup.worker.job;

import io.coachup.common.time.Deadline;
import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.JobSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** Runs one polling loop for each concurrent job. When the worker stops, jobs in flight may end. */
@Singleton
public final class WorkerLoops {

    private static final Logger LOG = Logger.getLogger(WorkerLoops.class);

    /** The loops start after all other observers of the start, whose beans the work needs. */
    private static final int LAST = 5000;

    /** Longer than any poll waits. */
    private static final Duration POLL_LIMIT = Duration.ofMinutes(2);

    /** The code that the JVM ends with by itself when memory is out. */
    private static final int OUT_OF_MEMORY = 3;

    private final JobSource source;
    private final JobWork work;
    private final JobConfig config;
    private final FailurePolicy policy;
    private final Runnable endOfProcess;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Pulse> pulses = new CopyOnWriteArrayList<>();
    private final Set<Thread> polling = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    @Inject
    public WorkerLoops(JobSource source, JobRunner runner, JobConfig config, FailurePolicy policy) {
        this(source, runner::run, config, policy, () -> Runtime.getRuntime().halt(OUT_OF_MEMORY));
    }

    WorkerLoops(JobSource source, JobWork work, JobConfig config, FailurePolicy policy, Runnable endOfProcess) {
        this.source = source;
        this.work = work;
        this.config = config;
        this.policy = policy;
        this.endOfProcess = endOfProcess;
    }

    /** Works on one delivery. */
    @FunctionalInterface
    interface JobWork {

        void run(Delivery delivery, Pulse pulse) throws InterruptedException;
    }

    void start(@Observes @Priority(LAST) StartupEvent event) {
        for (int i = 0; i < config.concurrency(); i++) {
            Pulse pulse = new Pulse(i);
            pulse.within(POLL_LIMIT);
            pulses.add(pulse);
            threads.add(Thread.ofVirtual().name("worker-" + i).start(() -> loop(pulse)));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        polling.forEach(Thread::interrupt);
        Deadline deadline = Deadline.after(config.stopLimit());
        for (Thread thread : threads) {
            if (!thread.join(deadline.left())) {
                thread.interrupt();
            }
        }
    }

    /** True while every loop runs. */
    boolean isRunning() {
        return !threads.isEmpty() && threads.stream().allMatch(Thread::isAlive);
    }

    /** True unless a loop has ended, or is busy for longer than it may, while the worker should work. */
    boolean isAlive() {
        return stopping
                || threads.stream().allMatch(Thread::isAlive) && pulses.stream().noneMatch(Pulse::isLate);
    }

    private void loop(Pulse pulse) {
        int failures = 0;
        try {
            while (!stopping) {
                try {
                    pulse.within(POLL_LIMIT);
                    Optional<Delivery> delivery = poll();
                    if (delivery.isPresent()) {
                        work.run(delivery.get(), pulse);
                    }
                    failures = 0;
                } catch (OutOfMemoryError e) {
                    // Who knows what else has lost an object: another process begins anew.
                    endOfProcess.run();
                } catch (RuntimeException | Error e) {
                    if (!stopping) {
                        Duration pause = policy.pause(++failures);
                        pulse.within(pause.plus(POLL_LIMIT));
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
