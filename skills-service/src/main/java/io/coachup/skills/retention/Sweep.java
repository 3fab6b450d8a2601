package io.coachup.skills.retention;

import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.skills.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Applies all rules once, in small transactions of which only one is under way, whatever the number of replicas. */
@Singleton
final class Sweep {

    private static final long LOCK = 0x636f616368757002L;

    private final Database database;
    private final StoredRetentionConfig config;
    private final Metrics metrics;
    private final EventLog log;

    Sweep(Database database, StoredRetentionConfig config, Metrics metrics, EventLog log) {
        this.database = database;
        this.config = config;
        this.metrics = metrics;
        this.log = log;
        RetentionRule.ALL.forEach(rule -> metrics.counter(Metric.RETENTION_ROWS, rule.table()));
    }

    /**
     * Applies the rules as of {@code now}, epoch ms; how many rows of which table were old.
     *
     * @throws org.jdbi.v3.core.JdbiException when the database fails; what is done is done
     */
    Map<String, Integer> sweep(long now) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (RetentionRule rule : RetentionRule.ALL) {
            Duration age = rule.age() == null ? Duration.ofDays(config.textDays()) : rule.age();
            boolean isKept = rule.age() == null && config.textDays() == 0;
            int old = isKept ? 0 : apply(rule, now - age.toMillis());
            if (old > 0) {
                rows.put(rule.table(), old);
            }
        }
        if (!rows.isEmpty()) {
            log.info(LogEvent.named(LogService.CONVEX, "retention").with("rows", rows));
        }
        return rows;
    }

    private int apply(RetentionRule rule, long limit) {
        int all = 0;
        for (int batch = 0; batch < config.batches() && !Thread.currentThread().isInterrupted(); batch++) {
            int rows = database.inTransaction("retention." + rule.table(), handle -> apply(handle, rule, limit));
            metrics.counter(Metric.RETENTION_ROWS, rule.table()).increment(rows);
            all += rows;
            if (rows < config.batchRows()) {
                return all;
            }
        }
        return all;
    }

    private int apply(Handle handle, RetentionRule rule, long limit) {
        boolean alone = handle.createQuery("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
        if (!alone) {
            return 0;
        }
        // Old rows are few: reading everything for them would never be right.
        handle.execute("set local enable_seqscan = off");
        return handle.createUpdate(rule.sql())
                .bind("limit", limit)
                .bind("some", config.batchRows())
                .execute();
    }
}
