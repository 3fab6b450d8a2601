package io.coachup.skills.assessments;

import io.coachup.common.errors.ApiException;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.jobs.AssessmentJobs;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.UUID;

/** What the assessment worker calls: load a job, finalize it, or give it up. Sessions go by their opaque key here. */
@Path("/internal/assessments")
@RunOnVirtualThread
public final class WorkerResource {

    private final Database database;
    private final Sessions sessions;
    private final AssessmentJobs jobs;
    private final ScoringInputs inputs;
    private final Finalize finalize;
    private final ResultReader results;
    private final SkillHashes skillHashes;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;
    private final LogHash hash;

    public WorkerResource(
            Database database,
            Sessions sessions,
            AssessmentJobs jobs,
            ScoringInputs inputs,
            Finalize finalize,
            ResultReader results,
            SkillHashes skillHashes,
            JsonBodyReader bodies,
            CurrentRequest current,
            LogHash hash) {
        this.database = database;
        this.sessions = sessions;
        this.jobs = jobs;
        this.inputs = inputs;
        this.finalize = finalize;
        this.results = results;
        this.skillHashes = skillHashes;
        this.bodies = bodies;
        this.current = current;
        this.hash = hash;
    }

    /** Plain success. */
    @RegisterForReflection
    public record Ok(boolean ok) {}

    @POST
    @Path("/job")
    public ScoringInput job(InputStream body) {
        JsonBody request = bodies.read(body);
        UUID key = key(request);
        String groupId = group(request);
        return database.inTransaction("jobs.load", handle -> {
            Session session = sessions.lockForService(handle, key).orElseThrow(ApiException::notFound);
            AssessmentJobs.Job job = jobs.lock(handle, key, groupId).orElseThrow(ApiException::notFound);
            return inputs.load(
                    handle, session, job.isDone() ? job : jobs.attempt(handle, job, System.currentTimeMillis()));
        });
    }

    @POST
    @Path("/finalize")
    public Finalize.Outcome finalize(InputStream body) {
        JsonBody request = bodies.read(body);
        Result result = results.read(
                request, true, "skillId", skillId -> new ResultReader.SkillName(skillId, skillHashes.hash(skillId)));
        UUID key = key(request);
        group(request);
        return database.inTransaction("assessments.finalize", handle -> {
            Session session = sessions.lockForService(handle, key).orElseThrow(ApiException::notFound);
            jobs.lock(handle, key, result.groupId()).orElseThrow(ApiException::notFound);
            return finalize.finalize(handle, session, result, System.currentTimeMillis());
        });
    }

    @POST
    @Path("/dead")
    public Ok dead(InputStream body) {
        JsonBody request = bodies.read(body);
        UUID key = key(request);
        String groupId = group(request);
        String reason = request.requiredId("reason", "reason is required");
        boolean known = database.inTransaction(
                "jobs.dead", handle -> jobs.dead(handle, key, groupId, reason, System.currentTimeMillis()));
        if (!known) {
            throw ApiException.notFound();
        }
        current.logField("reason", reason);
        return new Ok(true);
    }

    private UUID key(JsonBody request) {
        String key = request.requiredId("sessionId", "sessionId is required");
        current.logField("sessionIdHash", hash.session(key));
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
    }

    private String group(JsonBody request) {
        String groupId = request.requiredId("groupId", "groupId is required");
        current.logField("groupId", hash.group(groupId));
        return groupId;
    }
}
