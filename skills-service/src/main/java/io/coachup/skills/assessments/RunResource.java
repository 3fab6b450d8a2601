package io.coachup.skills.assessments;

import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.ingest.IngestStore;
import io.coachup.skills.jobs.AssessmentJobs;
import io.coachup.skills.jobs.NewJob;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;

/** {@code POST /api/assessments/run}: assess everything a session said so far, as a group of its own. */
@Path("/api/assessments/run")
@RunOnVirtualThread
public final class RunResource {

    private final Database database;
    private final Sessions sessions;
    private final AssessmentJobs jobs;
    private final IngestStore messages;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    public RunResource(
            Database database,
            Sessions sessions,
            AssessmentJobs jobs,
            IngestStore messages,
            JsonBodyReader bodies,
            CurrentRequest current) {
        this.database = database;
        this.sessions = sessions;
        this.jobs = jobs;
        this.messages = messages;
        this.bodies = bodies;
        this.current = current;
    }

    /** The group that will be assessed. */
    @RegisterForReflection
    public record Accepted(String groupId, String status) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response run(@QueryParam("sessionId") String sessionId, InputStream body) {
        return accept(
                !Texts.isBlank(sessionId)
                        ? sessionId
                        : bodies.read(body).requiredIdOrNumber("sessionId", "sessionId required"));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response runForm(@QueryParam("sessionId") String fromQuery, @FormParam("sessionId") String fromForm) {
        return accept(!Texts.isBlank(fromQuery) ? fromQuery : fromForm);
    }

    /** Its type is fixed: two methods share the path, so the framework would refuse an {@code accept} after the deed. */
    private Response accept(String sessionId) {
        if (sessionId == null) {
            throw ApiException.invalid("sessionId required");
        }
        Texts.id("sessionId", sessionId, "sessionId required");
        String groupId = UUID.randomUUID().toString();
        current.session(sessionId).logField("groupId", groupId);
        Accepted accepted = database.inTransaction("assessments.run", handle -> {
            long now = System.currentTimeMillis();
            Session session = sessions.claim(handle, sessionId, current.caller().userId(), now);
            int count = messages.messageCount(handle, session);
            jobs.add(handle, session, NewJob.of(groupId, 0, count, current), now);
            sessions.latestGroup(handle, session, groupId);
            return new Accepted(groupId, "accepted");
        });
        return Response.ok(accepted, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
