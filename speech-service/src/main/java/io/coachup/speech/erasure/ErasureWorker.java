package io.coachup.speech.erasure;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Asks now and then for erased people, and goes on until there are none. */
@Singleton
public final class ErasureWorker {

    private static final Logger LOG = Logger.getLogger(ErasureWorker.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final ErasureConfig config;
    private final AudioErasure erasure;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Thread thread;

    ErasureWorker(ErasureConfig config, AudioErasure erasure) {
        this.config = config;
        this.erasure = erasure;
    }

    void start(@Observes @Priority(3) StartupEvent event) {
        thread = Thread.ofVirtual().name("audio-erasure").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(STOP_LIMIT);
        }
    }

    private void run() {
        try {
            while (!stopping.await(config.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                workOff();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOff() {
        try {
            while (stopping.getCount() > 0 && erasure.next()) {
                // One after the other.
            }
        } catch (RuntimeException e) {
            // Whatever it is: audio that was promised to go has to go.
            if (stopping.getCount() > 0) {
                LOG.warnf(
                        "Erased people can't be asked for: %s; the next time tries again",
                        e.getClass().getSimpleName());
            }
        }
    }
}
