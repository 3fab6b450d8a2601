package io.coachup.common.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Starts spans. They are ours and not the framework's, because those hold raw paths and queries, in which clients put
 * ids and text.
 */
@ApplicationScoped
public class Tracing {

    private static final String SCOPE = "io.coachup";

    private final Tracer tracer;

    public Tracing(OpenTelemetry openTelemetry, TracingConfig config) {
        TracerProvider provider =
                config.endpoint().isPresent() ? openTelemetry.getTracerProvider() : TracerProvider.noop();
        this.tracer = provider.get(SCOPE);
    }

    /**
     * Starts a span, which somebody has to end.
     *
     * @param name a route or a step; never a raw path or id
     * @param traceParent what this is part of; a new trace begins when it is null or malformed
     */
    public TraceSpan start(SpanKind kind, String name, String traceParent) {
        return start(kind, name, traceParent, null);
    }

    /**
     * Starts a span, which somebody has to end.
     *
     * @param name a route or a step; never a raw path or id
     * @param traceParent what this is part of; a new trace begins when it is null or malformed
     * @param traceState what others say of that trace, or null; without a well-formed trace parent it belongs to none
     */
    public TraceSpan start(SpanKind kind, String name, String traceParent, String traceState) {
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind);
        if (TraceParent.isValid(traceParent)) {
            builder.setParent(
                    Context.root().with(Span.wrap(TraceParent.context(traceParent, state(traceParent, traceState)))));
        } else {
            builder.setNoParent();
        }
        return new TraceSpan(builder.startSpan());
    }

    private static TraceState state(String traceParent, String traceState) {
        return traceState == null ? TraceState.getDefault() : TraceStates.parse(traceParent, traceState);
    }
}
