package io.coachup.common.request;

import io.coachup.common.errors.ErrorBody;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.headers.Headers;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.RouteLine;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Puts the request id on every answer, writes the route's log line and ends its span. */
@Provider
public final class RequestEnd implements ContainerResponseFilter {

    private final CurrentRequest current;
    private final EventLog log;
    private final LogHash hash;

    public RequestEnd(CurrentRequest current, EventLog log, LogHash hash) {
        this.current = current;
        this.log = log;
        this.hash = hash;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(Headers.REQUEST_ID, current.requestId());
        response.getHeaders().putSingle(Headers.CACHE_CONTROL, Headers.NO_STORE);
        int status = response.getStatus();
        String route = request.getMethod() + " " + RouteTemplate.of(request);
        current.span()
                .named(route)
                .answered(current.requestId(), request.getMethod(), route, status)
                .close();
        LogEvent line = new RouteLine(
                        current.requestId(),
                        route,
                        request.getMethod(),
                        status,
                        current.elapsedMs(),
                        current.hasCaller() ? hash.user(current.caller().userId()) : null,
                        hash.trackedSkill(current.trackedSkillIdHash()))
                .event()
                .withKnown("sessionIdHash", hash.session(current.sessionId()));
        if (response.getEntity() instanceof ErrorBody error) {
            line.error(error.code(), error.error());
        }
        line.withAll(current.logFields());
        log.write(line, status);
    }
}
