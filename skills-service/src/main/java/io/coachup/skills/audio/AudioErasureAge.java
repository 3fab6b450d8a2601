package io.coachup.skills.audio;

import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.skills.database.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/** How long the outbox makes people wait. It is looked up now and then: a scrape must not wait for the database. */
@Singleton
public final class AudioErasureAge {

    private static final Logger LOG = Logger.getLogger(AudioErasureAge.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Database database;
    private final AudioErasures erasures;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Double seconds;

    AudioErasureAge(Database database, AudioErasures erasures, Metrics metrics) {
        this.database = database;
        this.erasures = erasures;
        metrics.gauge(Metric.AUDIO_ERASURE_OLDEST_SECONDS, () -> seconds);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("audio-erasure-age").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    private void run() {
        try {
            do {
                refresh();
            } while (!stop.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once; when the database fails nothing is known until the next time. */
    void refresh() {
        try {
            seconds = database.inTransaction(
                    "audioErasures.age", handle -> erasures.oldestSeconds(handle, System.currentTimeMillis()));
        } catch (JdbiException e) {
            seconds = null;
            LOG.warn("The age of the audio outbox is unknown", e);
        }
    }
}
