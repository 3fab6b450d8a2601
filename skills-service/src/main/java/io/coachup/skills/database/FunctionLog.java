package io.coachup.skills.database;

import io.coachup.common.errors.ApiException;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.request.CurrentRequest;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.util.logging.Level;

/** The specification's line of a unit of work of the database layer, with the id of the request that it is for. */
@Singleton
final class FunctionLog {

    /** A table of some dozen rows is read as it is, without an index. */
    private static final String WHOLE_TABLE = "skills.list";

    private static final int SERVER_ERROR = 500;

    private final EventLog log;
    private final CurrentRequest current;

    FunctionLog(EventLog log, CurrentRequest current) {
        this.log = log;
        this.current = current;
    }

    /** True for what the caller is told as its own mistake, such as a session that is not there: the database did not fail. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof ApiException refusal && refusal.code().status() < SERVER_ERROR;
    }

    /**
     * Writes it.
     *
     * @param level when all went well; what no request asked for, such as the relay's looks, is for debugging only
     * @param items how many rows a list had; null for what is no list
     * @param failure null when all went well
     */
    void write(String function, Level level, long latencyMs, Integer items, Throwable failure) {
        boolean asked = Arc.container().requestContext().isActive();
        boolean failed = failure != null && !isRefusal(failure);
        Level written = failed ? Level.SEVERE : asked ? level : Level.FINE;
        if (!log.writes(written)) {
            return;
        }
        LogEvent line = LogEvent.of(LogService.CONVEX)
                .withKnown("requestId", asked ? current.requestId() : null)
                .with("function", function)
                .with("latencyMs", latencyMs);
        if (items != null) {
            line.with("items", items).with("indexed", !function.equals(WHOLE_TABLE));
        }
        line.with("status", failed ? "error" : failure == null ? "ok" : "refused");
        log.write(written, failed ? line.error(failure.getClass().getSimpleName(), "The database failed") : line);
    }
}
