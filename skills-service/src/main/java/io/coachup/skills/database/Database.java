package io.coachup.skills.database;

import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.common.request.CurrentRequest;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;

/**
 * The one door to PostgreSQL: every unit of work has a name, is one transaction, and is timed and counted. What a person
 * asks for takes one of that person's places first.
 */
@ApplicationScoped
public class Database {

    private static final double NANOS_PER_MS = 1_000_000;

    private final Jdbi jdbi;
    private final CallerPlaces places;
    private final CurrentRequest current;
    private final Metrics metrics;
    private final EventLog log;
    private final ExactCounter errors;

    /** {@code onlookers} are told of each statement; the service itself has none. */
    public Database(
            DataSource dataSource,
            CallerPlaces places,
            CurrentRequest current,
            Metrics metrics,
            EventLog log,
            Instance<SqlLogger> onlookers) {
        this.jdbi = Jdbi.create(dataSource);
        onlookers.forEach(jdbi::setSqlLogger);
        this.places = places;
        this.current = current;
        this.metrics = metrics;
        this.log = log;
        this.errors = metrics.exactCounter(Metric.CONVEX_FUNCTION_ERRORS);
    }

    /** Like {@link #inTransaction} for work that reads a list, whose length is recorded. */
    public <T> List<T> list(String function, HandleCallback<List<T>, RuntimeException> work) {
        return counted(function, List::size, work);
    }

    /** Like {@link #inTransaction} for work that reads rows; {@code count} tells how many, which is recorded. */
    public <T> T counted(String function, ToIntFunction<T> count, HandleCallback<T, RuntimeException> work) {
        T rows = inTransaction(function, work);
        metrics.histogram(Metric.CONVEX_QUERY_ITEMS_RETURNED, function).record(count.applyAsInt(rows));
        return rows;
    }

    /**
     * Runs {@code work} in one transaction.
     *
     * @param function name in metrics and logs, such as {@code transcripts.list}
     * @throws org.jdbi.v3.core.JdbiException when the database fails; nothing is written then
     * @throws io.coachup.common.errors.ApiException 429 when the caller's other requests hold all they may
     */
    public <T> T inTransaction(String function, HandleCallback<T, RuntimeException> work) {
        return isForACaller()
                ? places.within(current.caller().userId(), () -> timed(function, work))
                : timed(function, work);
    }

    /**
     * Not so for other services, for what needs nobody, and for what no request asks for, such as the relay; nor while
     * identity is off, when all clients would share the places of one.
     */
    private boolean isForACaller() {
        return Arc.container().requestContext().isActive()
                && current.hasCaller()
                && !current.caller().isAnonymous();
    }

    private <T> T timed(String function, HandleCallback<T, RuntimeException> work) {
        long started = System.nanoTime();
        boolean ok = false;
        errors.known(function);
        try {
            T result = jdbi.inTransaction(work);
            ok = true;
            return result;
        } finally {
            double latencyMs = (System.nanoTime() - started) / NANOS_PER_MS;
            metrics.histogram(Metric.CONVEX_FUNCTION_LATENCY_MS, function).record(latencyMs);
            if (!ok) {
                errors.increment(function);
            }
            log.debug(LogEvent.of(LogService.CONVEX)
                    .with("function", function)
                    .with("latencyMs", Math.round(latencyMs))
                    .with("status", ok ? "ok" : "error"));
        }
    }
}
