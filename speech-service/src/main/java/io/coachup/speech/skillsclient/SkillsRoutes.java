package io.coachup.speech.skillsclient;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.headers.Headers;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The routes of skills-service that speech needs. */
@RegisterRestClient(configKey = "skills-service")
@RegisterProvider(CallableHost.class)
@Path("/")
public interface SkillsRoutes {

    /** Stores what was heard; the answer's {@code sessionId} is the session that the caller is in. */
    @POST
    @Path("/speech/transcripts")
    JsonNode heard(
            @HeaderParam(Headers.AUTHORIZATION) String authorization,
            @HeaderParam(Headers.REQUEST_ID) String requestId,
            @HeaderParam(Headers.TRACE_PARENT) String traceParent,
            HeardTurn turn);

    /** Adds what was spoken to a session's costs. */
    @POST
    @Path("/internal/speech/syntheses")
    JsonNode spoken(
            @HeaderParam(Headers.AUTHORIZATION) String authorization,
            @HeaderParam(Headers.REQUEST_ID) String requestId,
            @HeaderParam(Headers.TRACE_PARENT) String traceParent,
            SpokenText spoken);
}
