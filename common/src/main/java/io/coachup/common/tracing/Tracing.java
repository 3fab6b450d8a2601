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
    private final boolean on;

    public Tracing(OpenTelemetry openTelemetry, TracingConfig config) {
        TracerProvider provider =
                config.endpoint().isPresent() ? openTelemetry.getTracerProvider() : TracerProvider.noop();
        this.tracer = provider.get(SCOPE);
        this.on = config.endpoint().isPresent();
    }

    /** False without a collector: then a span that nothing hangs on need not be started. */
    public boolean isOn() {
        return on;
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
        return new TraceSpan(builder(kind, name, traceParent, traceState).startSpan());
    }

    /**
     * Starts a span that another one led to without being part of it, such as the sending of a message to the work on it.
     *
     * @param linked trace parent of the other; none when it is null or malformed
     */
    public TraceSpan startLinked(SpanKind kind, String name, String traceParent, String linked) {
        SpanBuilder builder = builder(kind, name, traceParent, null);
        if (TraceParent.isValid(linked) && !linked.equals(traceParent)) {
            builder.addLink(TraceParent.context(linked, TraceState.getDefault()));
        }
        return new TraceSpan(builder.startSpan());
    }

    private SpanBuilder builder(SpanKind kind, String name, String traceParent, String traceState) {
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind);
        return TraceParent.isValid(traceParent)
                ? builder.setParent(Context.root()
                        .with(Span.wrap(TraceParent.context(traceParent, state(traceParent, traceState)))))
                : builder.setNoParent();
    }

    private static TraceState state(String traceParent, String traceState) {
        return traceState == null ? TraceState.getDefault() : TraceStates.parse(traceParent, traceState);
    }
}
