package io.coachup.skills.database;

import io.coachup.common.request.CurrentRequest;
import io.coachup.common.tracing.SpanNames;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.common.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;

/** The span of a unit of work of the database layer, in the trace of the request that it is for. */
@Singleton
final class FunctionSpans {

    private final Tracing tracing;
    private final CurrentRequest current;

    FunctionSpans(Tracing tracing, CurrentRequest current) {
        this.tracing = tracing;
        this.current = current;
    }

    /** A span that has begun; null where nobody collects it, or no request asked for the work. */
    TraceSpan start(String function) {
        return tracing.isOn() && Arc.container().requestContext().isActive()
                ? tracing.start(SpanKind.CLIENT, function, current.traceParent(), current.traceState())
                        .with(SpanNames.DB_SYSTEM_NAME, SpanNames.POSTGRESQL)
                        .with(SpanNames.DB_OPERATION_NAME, function)
                : null;
    }

    /** Ends it; {@code failure} is null when all went well. */
    void end(TraceSpan span, Throwable failure) {
        if (span != null) {
            if (failure != null && !FunctionLog.isRefusal(failure)) {
                span.failed(failure.getClass().getSimpleName());
            }
            span.close();
        }
    }
}
