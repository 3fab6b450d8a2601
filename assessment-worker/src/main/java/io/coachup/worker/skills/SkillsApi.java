package io.coachup.worker.skills;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.headers.Headers;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal routes of skills-service that the worker needs. */
@RegisterRestClient(configKey = "skills-service")
@Path("/internal")
public interface SkillsApi {

    @POST
    @Path("/assessments/job")
    ScoringInput job(
            @HeaderParam(Headers.AUTHORIZATION) String authorization,
            @HeaderParam(Headers.REQUEST_ID) String requestId,
            @HeaderParam(Headers.TRACE_PARENT) String traceParent,
            JobRef job);

    @POST
    @Path("/assessments/finalize")
    JsonNode finalizeAssessment(
            @HeaderParam(Headers.AUTHORIZATION) String authorization,
            @HeaderParam(Headers.REQUEST_ID) String requestId,
            @HeaderParam(Headers.TRACE_PARENT) String traceParent,
            FinalizeBody body);

    @POST
    @Path("/assessments/dead")
    JsonNode dead(
            @HeaderParam(Headers.AUTHORIZATION) String authorization,
            @HeaderParam(Headers.REQUEST_ID) String requestId,
            @HeaderParam(Headers.TRACE_PARENT) String traceParent,
            DeadBody body);

    @POST
    @Path("/jobs/lease")
    Response lease(@HeaderParam(Headers.AUTHORIZATION) String authorization, LeaseBody body);

    @POST
    @Path("/jobs/extend")
    JsonNode extend(@HeaderParam(Headers.AUTHORIZATION) String authorization, ReceiptBody body);

    @POST
    @Path("/jobs/release")
    JsonNode release(@HeaderParam(Headers.AUTHORIZATION) String authorization, ReceiptBody body);
}
