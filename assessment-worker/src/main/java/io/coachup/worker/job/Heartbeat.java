package io.coachup.worker.job;

import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.JobSource;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Keeps a job invisible from its receipt until it is closed, by prolonging it every third of the time. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final Thread thread;

    private Heartbeat(Thread thread) {
        this.thread = thread;
    }

    static Heartbeat of(JobSource source, Delivery delivery, Duration visibility) {
        return new Heartbeat(Thread.ofVirtual().name("heartbeat").start(() -> beat(source, delivery, visibility)));
    }

    private static void beat(JobSource source, Delivery delivery, Duration visibility) {
        try {
            while (true) {
                Thread.sleep(visibility.dividedBy(3));
                prolong(source, delivery, visibility);
            }
        } catch (InterruptedException e) {
            // Closed: the job is finished or given back.
            Thread.currentThread().interrupt();
        }
    }

    /** One missed beat is no loss: two more come before the job would be handed out again. */
    private static void prolong(JobSource source, Delivery delivery, Duration visibility) {
        try {
            source.extend(delivery, visibility);
        } catch (RuntimeException | Error e) {
            LOG.warn("A job could not be kept invisible", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
