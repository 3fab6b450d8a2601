package io.coachup.skills.retention;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sweeps soon after the start and then now and then, each replica at times of its own. */
@Singleton
public final class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final StoredRetentionConfig config;
    private final Sweep sweep;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Thread thread;

    Retention(StoredRetentionConfig config, Sweep sweep) {
        this.config = config;
        this.sweep = sweep;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("retention").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(STOP_LIMIT);
        }
    }

    private void run() {
        try {
            Duration half = config.interval().dividedBy(2);
            while (!stopping.await(half.plus(upTo(config.interval())).toMillis(), TimeUnit.MILLISECONDS)) {
                sweepOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepOnce() {
        try {
            sweep.sweep(System.currentTimeMillis());
        } catch (RuntimeException e) {
            // Whatever it is: what is too old has to go, so the sweeps go on.
            LOG.warn("A sweep broke off; the next one goes on", e);
        }
    }

    /** A part of it: replicas that started together do not sweep together. */
    private static Duration upTo(Duration longest) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() + 1));
    }
}
