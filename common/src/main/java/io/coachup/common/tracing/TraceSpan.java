package io.coachup.common.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/**
 * One step of a trace. Its attributes, named in {@link SpanNames}, are sizes, names and statuses; never text, tokens, object
 * keys or raw ids.
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

    /** False when nobody will see it, so that its attributes need not be made. */
    public boolean isRecording() {
        return span.isRecording();
    }

    /**
     * Says what a request was and how it was answered; 500 and more are failures, as in the metrics.
     *
     * @param method one of HTTP's methods, or a word for all others
     * @param route method and path template, or a word for what has none
     */
    public TraceSpan answered(String requestId, String method, String route, int status) {
        if (!span.isRecording()) {
            return this;
        }
        int path = route.indexOf(" /");
        if (path >= 0) {
            with(SpanNames.HTTP_ROUTE, route.substring(path + 1));
        }
        with(SpanNames.REQUEST_ID, requestId).with(SpanNames.HTTP_REQUEST_METHOD, method);
        return answered(status);
    }

    /** Says with which status a call of ours, or a request to us, was answered. */
    public TraceSpan answered(int status) {
        with(SpanNames.HTTP_RESPONSE_STATUS_CODE, status);
        return status >= 500 ? failed(Integer.toString(status)) : this;
    }

    /** Says that the step failed; {@code type} is a machine word such as {@code timeout}. */
    public TraceSpan failed(String type) {
        span.setStatus(StatusCode.ERROR, type);
        span.setAttribute(SpanNames.ERROR_TYPE, type);
        return this;
    }

    /** Ends it. */
    @Override
    public void close() {
        span.end();
    }
}
