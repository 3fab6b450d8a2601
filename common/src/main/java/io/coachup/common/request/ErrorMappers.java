package io.coachup.common.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorBody;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.headers.Headers;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure with an {@link ErrorBody}; no internals leave the process. */
@Singleton
public final class ErrorMappers {

    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

    private final CurrentRequest current;

    public ErrorMappers(CurrentRequest current) {
        this.current = current;
    }

    @ServerExceptionMapper
    public Response api(ApiException e) {
        Response.ResponseBuilder answer = body(e.code().status(), e);
        if (e.retryAfterSeconds() > 0) {
            answer.header(Headers.RETRY_AFTER, e.retryAfterSeconds());
        }
        return answer.build();
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException e) {
        return api(new ApiException(ErrorCode.INVALID_JSON, "Invalid JSON", e));
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 404 -> api(ApiException.notFound());
            case 405 ->
                body(405, ErrorCode.METHOD_NOT_ALLOWED, "Method not allowed").build();
            case 413 ->
                body(413, ErrorCode.PAYLOAD_TOO_LARGE, "Request body too large").build();
            case 406, 415 ->
                body(status, ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type")
                        .build();
            default ->
                status < 500
                        ? body(status, ErrorCode.VALIDATION_ERROR, "Bad request")
                                .build()
                        : unexpected(e);
        };
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        LOG.error("Unexpected failure of a request", e);
        return body(500, ErrorCode.INTERNAL_ERROR, "Internal error").build();
    }

    private Response.ResponseBuilder body(int status, ErrorCode code, String message) {
        return body(status, new ApiException(code, message));
    }

    private Response.ResponseBuilder body(int status, ApiException refusal) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ErrorBody.of(refusal, current.requestId()));
    }
}
