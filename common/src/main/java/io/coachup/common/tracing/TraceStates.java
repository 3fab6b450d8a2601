package io.coachup.common.tracing;

import io.coachup.common.headers.Headers;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;

/**
 * The W3C Trace Context header {@code tracestate}: what other tracing systems say of a trace. The library reads and writes it;
 * requests without one, which are nearly all, don't get here.
 */
final class TraceStates {

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public String get(Map<String, String> headers, String name) {
            return headers.get(name);
        }
    };

    /** As many characters as have to be passed on. The library's pattern takes time with the square of blanks. */
    static final int MAX_CHARS = 512;

    private TraceStates() {}

    /** What a header's value says; nothing when it is malformed, too long or has too many members. */
    static TraceState parse(String traceParent, String header) {
        if (header.length() > MAX_CHARS) {
            return TraceState.getDefault();
        }
        Context context = W3CTraceContextPropagator.getInstance()
                .extract(
                        Context.root(), Map.of(Headers.TRACE_PARENT, traceParent, Headers.TRACE_STATE, header), GETTER);
        return Span.fromContext(context).getSpanContext().getTraceState();
    }

    /** The header's value of what belongs to a span; null for none. */
    static String format(SpanContext span) {
        if (span.getTraceState().isEmpty()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.root().with(Span.wrap(span)), headers, (map, name, value) -> map.put(name, value));
        return headers.get(Headers.TRACE_STATE);
    }
}
