package io.coachup.skills.plans;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Sees every statement that the service runs, whoever asks for it; keeps them while it is told to. */
@Singleton
class StatementRecorder implements SqlLogger {

    private final List<Recorded> statements = new CopyOnWriteArrayList<>();
    private volatile boolean on;

    @Override
    public void logAfterExecution(StatementContext context) {
        keep(context);
    }

    @Override
    public void logException(StatementContext context, SQLException exception) {
        keep(context);
    }

    private void keep(StatementContext context) {
        if (on) {
            statements.add(Recorded.of(context));
        }
    }

    void start() {
        on = true;
    }

    void stop() {
        on = false;
    }

    /** All so far. */
    List<Recorded> statements() {
        return List.copyOf(statements);
    }
}
