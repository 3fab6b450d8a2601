package io.coachup.skills.database;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.tracing.TraceSpan;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
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
    private final FunctionLog log;
    private final FunctionSpans spans;
    private final ExactCounter errors;

    /** {@code onlookers} are told of each statement; the service itself has none. */
    public Database(
            DataSource dataSource,
            CallerPlaces places,
            CurrentRequest current,
            Metrics metrics,
            FunctionLog log,
            FunctionSpans spans,
            Instance<SqlLogger> onlookers) {
        this.jdbi = Jdbi.create(dataSource);
        onlookers.forEach(jdbi::setSqlLogger);
        this.places = places;
        this.current = current;
        this.metrics = metrics;
        this.log = log;
        this.spans = spans;
        this.errors = metrics.exactCounter(Metric.CONVEX_FUNCTION_ERRORS);
    }

    /** Like {@link #inTransaction} for work that reads a list, whose length is recorded. */
    public <T> List<T> list(String function, HandleCallback<List<T>, RuntimeException> work) {
        return counted(function, List::size, work);
    }

    /** Like {@link #inTransaction} for work that reads rows; {@code count} tells how many, which is recorded. */
    public <T> T counted(String function, ToIntFunction<T> count, HandleCallback<T, RuntimeException> work) {
        return within(() -> timed(function, count, Level.INFO, () -> jdbi.inTransaction(work)));
    }

    /**
     * Runs {@code work} in one transaction.
     *
     * @param function name in metrics and logs, such as {@code transcripts.list}
     * @throws org.jdbi.v3.core.JdbiException when the database fails; nothing is written then
     * @throws io.coachup.common.errors.ApiException 429 when the caller's other requests hold all they may
     */
    public <T> T inTransaction(String function, HandleCallback<T, RuntimeException> work) {
        return within(() -> timed(function, null, Level.INFO, () -> jdbi.inTransaction(work)));
    }

    /**
     * Like {@link #inTransaction} for work that is one statement, which is a transaction by itself: two trips to the database
     * less than a beginning and an end of its own would take.
     */
    public <T> T inOneStatement(String function, HandleCallback<T, RuntimeException> work) {
        return within(() -> timed(function, null, Level.INFO, () -> jdbi.withHandle(work)));
    }

    /** Like {@link #inTransaction} for what is asked again and again until there is something: it is not worth a line. */
    public <T> T polling(String function, HandleCallback<T, RuntimeException> work) {
        return within(() -> timed(function, null, Level.FINE, () -> jdbi.inTransaction(work)));
    }

    private <T> T within(Supplier<T> work) {
        return isForACaller() ? places.within(current.caller().userId(), work) : work.get();
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

    private <T> T timed(String function, ToIntFunction<T> count, Level level, Supplier<T> work) {
        long started = System.nanoTime();
        errors.known(function);
        TraceSpan span = spans.start(function);
        try {
            T result = work.get();
            Integer items = count == null ? null : count.applyAsInt(result);
            if (items != null) {
                metrics.histogram(Metric.CONVEX_QUERY_ITEMS_RETURNED, function).record(items);
            }
            took(function, started, level, items, null);
            spans.end(span, null);
            return result;
        } catch (RuntimeException | Error failure) {
            took(function, started, level, null, failure);
            spans.end(span, failure);
            throw failure;
        }
    }

    private void took(String function, long started, Level level, Integer items, Throwable failure) {
        double latencyMs = (System.nanoTime() - started) / NANOS_PER_MS;
        metrics.histogram(Metric.CONVEX_FUNCTION_LATENCY_MS, function).record(latencyMs);
        if (failure != null && !FunctionLog.isRefusal(failure)) {
            errors.increment(function);
        }
        log.write(function, level, Math.round(latencyMs), items, failure);
    }
}
