package io.coachup.skills.jobs;

import io.coachup.skills.database.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Publishes pending jobs to the queue in their order. One relay works at a time, whoever holds the advisory lock; the
 * others wait for it. A commit that adds a job wakes it; a job is marked as sent only after the queue took it, so
 * whoever dies in between, it is sent again and the queue or finalizing drops the repetition.
 */
@Singleton
public final class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long LOCK = 0x636f616368757001L;
    private static final int BATCH = 50;
    private static final int WAKE_MS = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final Database database;
    private final AssessmentJobs jobs;
    private final JobQueue queue;
    private final JobsConfig config;
    private volatile Thread thread;
    private volatile boolean stopping;

    public Relay(DataSource dataSource, Database database, AssessmentJobs jobs, JobQueue queue, JobsConfig config) {
        this.dataSource = dataSource;
        this.database = database;
        this.jobs = jobs;
        this.queue = queue;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.useSqs()) {
            thread = Thread.ofVirtual().name("relay").start(this::run);
        }
    }

    /** Not interrupted: it wakes every second, and an interrupted wait would close its connection under it. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.join(Duration.ofSeconds(3));
        }
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = dataSource.getConnection()) {
                if (takeLock(connection)) {
                    relay(connection);
                }
            } catch (SQLException | JdbiException | SdkException e) {
                if (!stopping) {
                    LOG.warn("The relay pauses: a dependency failed", e);
                }
            } catch (RuntimeException | Error e) {
                // Whatever it is: without a relay nobody's conversation would be assessed.
                LOG.error("The relay pauses: it failed unexpectedly", e);
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    private static boolean takeLock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void relay(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + AssessmentJobs.CHANNEL);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (!stopping) {
                if (!publishBatch()) {
                    postgres.getNotifications(WAKE_MS);
                }
            }
        } finally {
            release(connection);
        }
    }

    /** The connection goes back to the pool, so lock and subscription must not stay on it. */
    private static void release(Connection connection) throws SQLException {
        if (connection.isValid(1)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()");
                statement.execute("unlisten *");
            }
        }
    }

    /** Sends one batch; true when there may be more. */
    private boolean publishBatch() {
        List<QueueMessage> batch =
                database.inTransaction("jobs.toSend", handle -> jobs.toSend(handle, System.currentTimeMillis(), BATCH));
        for (QueueMessage message : batch) {
            queue.send(message);
            database.inTransaction("jobs.sent", handle -> {
                jobs.sent(handle, message, System.currentTimeMillis());
                return null;
            });
        }
        return batch.size() == BATCH;
    }
}
