package io.coachup.common.request;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.headers.Headers;
import io.coachup.common.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Takes over or makes the ids of every request, also of those that no route matches. */
@Provider
@PreMatching
@Priority(1)
public final class RequestStart implements ContainerRequestFilter {

    private final CurrentRequest current;
    private final Tracing tracing;

    public RequestStart(CurrentRequest current, Tracing tracing) {
        this.current = current;
        this.tracing = tracing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        current.begin(
                request.getHeaderString(Headers.REQUEST_ID),
                tracing.start(
                        SpanKind.SERVER,
                        request.getMethod(),
                        request.getHeaderString(Headers.TRACE_PARENT),
                        request.getHeaderString(Headers.TRACE_STATE)),
                request.getHeaderString(Headers.AUTHORIZATION),
                request.getHeaderString(Headers.TRACKED_SKILL_ID));
        requireMediaTypes(request);
    }

    /** The framework parses these headers wherever it needs them, and fails unexpectedly when they are malformed. */
    private static void requireMediaTypes(ContainerRequestContext request) {
        try {
            request.getMediaType();
            request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "Content-Type or Accept is malformed", e);
        }
    }
}
