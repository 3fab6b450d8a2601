package io.coachup.skills.plans;

import io.quarkus.arc.Arc;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A statement that ran.
 *
 * @param sql with named parameters
 * @param thread on which it ran: each request has one of its own
 * @param isAsked true when a request asked for it, false for what runs in the background
 */
record Recorded(String sql, Map<String, Argument> values, long thread, boolean isAsked) {

    private static final List<String> PLANNED = List.of("select", "insert", "update", "delete", "with", "merge");

    /** Jdbi deprecates asking for a bound value, and has no other way. */
    @SuppressWarnings("deprecation")
    static Recorded of(StatementContext context) {
        if (context.getParsedSql().getParameters().isPositional()) {
            throw new IllegalStateException("Parameters of statements have names here: " + context.getRenderedSql());
        }
        Map<String, Argument> values = new HashMap<>();
        for (String name : context.getParsedSql().getParameters().getParameterNames()) {
            Optional<Argument> value = context.getBinding().findForName(name, context);
            value.ifPresent(argument -> values.put(name, argument));
        }
        return new Recorded(
                context.getRenderedSql().strip(),
                values,
                Thread.currentThread().threadId(),
                Arc.container().requestContext().isActive());
    }

    /** False for what has no plan, such as notifying. */
    boolean hasPlan() {
        return PLANNED.stream().anyMatch(sql.toLowerCase(Locale.ROOT)::startsWith);
    }
}
