package io.coachup.speech.failover;

import io.coachup.common.headers.Headers;
import io.coachup.common.tracing.SpanNames;
import io.coachup.common.tracing.TraceSpan;
import java.net.http.HttpRequest;
import java.util.function.Supplier;

/**
 * The attempt that the current thread makes, for whoever sends its requests: they carry its request id and trace parent, and its
 * span tells where they went and how they were answered.
 */
public final class ProviderTrace {

    private static final ScopedValue<ProviderTrace> CURRENT = ScopedValue.newInstance();

    private final TraceSpan span;
    private final String requestId;

    private ProviderTrace(TraceSpan span, String requestId) {
        this.span = span;
        this.requestId = requestId;
    }

    /** Does the work as an attempt. */
    static <T> T during(TraceSpan span, String requestId, Supplier<T> work) {
        return ScopedValue.where(CURRENT, new ProviderTrace(span, requestId)).call(work::get);
    }

    /** That of the current thread; one that does nothing where there is none, such as in what runs in the background. */
    public static ProviderTrace current() {
        return CURRENT.isBound() ? CURRENT.get() : new ProviderTrace(null, null);
    }

    /** A request of the attempt, with its headers. */
    public HttpRequest request(HttpRequest.Builder builder) {
        if (span == null) {
            return builder.build();
        }
        HttpRequest request = builder.setHeader(Headers.REQUEST_ID, requestId)
                .setHeader(Headers.TRACE_PARENT, span.traceParent())
                .build();
        if (span.isRecording()) {
            span.with(SpanNames.HTTP_REQUEST_METHOD, request.method())
                    .with(SpanNames.SERVER_ADDRESS, request.uri().getHost());
        }
        return request;
    }

    /** The attempt's request was answered. */
    public void answered(int status) {
        if (span != null) {
            span.with(SpanNames.HTTP_RESPONSE_STATUS_CODE, status);
        }
    }
}
