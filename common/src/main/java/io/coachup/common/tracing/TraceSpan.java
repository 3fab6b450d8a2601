package io.coachup.common.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/**
 * One step of a trace. Its attributes are the same words as in log lines: sizes, names and statuses; never text, tokens,
 * object keys, addresses or raw ids.
 */
public final class TraceSpan implements AutoCloseable {

    private final Span span;
    private final String traceParent;
    private final String traceState;

    TraceSpan(Span span) {
        this.span = span;
        this.traceParent =
                span.getSpanContext().isValid() ? TraceParent.of(span.getSpanContext()) : TraceParent.create();
        this.traceState = TraceStates.format(span.getSpanContext());
    }

    /** What calls that belong to this step pass on; where no spans are recorded, the step's own trace parent. */
    public String traceParent() {
        return traceParent;
    }

    /** What other tracing systems said of the trace, to be passed on beside {@link #traceParent} to our services; or null. */
    public String traceState() {
        return traceState;
    }

    /** Gives it another name, once that is known. */
    public TraceSpan named(String name) {
        span.updateName(name);
        return this;
    }

    /** Adds an attribute; null is not added. */
    public TraceSpan with(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    /** Adds an attribute. */
    public TraceSpan with(String name, long value) {
        span.setAttribute(name, value);
        return this;
    }

    /** Says how a request was answered; 500 and more are failures, as in the metrics. */
    public TraceSpan answered(String requestId, int status) {
        with("requestId", requestId).with("http.response.status_code", status);
        return status >= 500 ? failed(Integer.toString(status)) : this;
    }

    /** Says that the step failed; {@code type} is a machine word such as {@code timeout}. */
    public TraceSpan failed(String type) {
        span.setStatus(StatusCode.ERROR, type);
        return this;
    }

    /** Ends it. */
    @Override
    public void close() {
        span.end();
    }
}
