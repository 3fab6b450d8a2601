package io.coachup.skills.usage;

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

/**
 * How many people did something within the last 24 hours. It is counted now and then, not when somebody scrapes: a scrape
 * must not wait for the database. Unknown is no number, and neither is a count that is long out of date.
 */
@Singleton
public final class ActiveUsers {

    private static final Logger LOG = Logger.getLogger(ActiveUsers.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final Database database;
    private final UsageConfig config;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Double count;

    public ActiveUsers(Database database, UsageConfig config, Metrics metrics) {
        this.database = database;
        this.config = config;
        metrics.gauge(Metric.ACTIVE_USERS, () -> count);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("active-users").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    private void run() {
        try {
            do {
                refresh();
            } while (!stop.await(config.activeUsersInterval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts once; when it fails, for whatever reason, nothing is known until the next time. */
    void refresh() {
        try {
            count = count(System.currentTimeMillis() - DAY.toMillis());
        } catch (RuntimeException e) {
            count = null;
            LOG.warn("Active people could not be counted", e);
        }
    }

    private double count(long since) {
        return database.inTransaction("usage.activeUsers", handle -> handle.createQuery(
                        "select count(distinct user_id) from sessions where last_activity_at >= :since")
                .bind("since", since)
                .mapTo(Double.class)
                .one());
    }
}
