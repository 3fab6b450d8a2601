package io.coachup.skills.worker;

import io.coachup.common.errors.ApiException;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.assessments.AssessmentFinalizer;
import io.coachup.skills.assessments.Result;
import io.coachup.skills.assessments.ResultReader;
import io.coachup.skills.assessments.ScoringInputs;
import io.coachup.skills.assessments.SkillHashes;
import io.coachup.skills.database.Database;
import io.coachup.skills.jobs.AssessmentJobs;
import io.coachup.skills.rights.Erased;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.coachup.skillsapi.Done;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.assessments.DeadJob;
import io.coachup.skillsapi.assessments.Finalized;
import io.coachup.skillsapi.assessments.JobRef;
import io.coachup.skillsapi.assessments.LoadRequest;
import io.coachup.skillsapi.assessments.ScoringInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** {@code /internal/assessments/**}: a worker loads a job, finalize it, or give it up. Sessions go by their opaque key here. */
@Path(SkillsPaths.ASSESSMENTS)
@RunOnVirtualThread
public final class JobResource {

    /** What may be a reason: it is in log lines, which hold no text. */
    private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,64}");

    private final Database database;
    private final Sessions sessions;
    private final AssessmentJobs jobs;
    private final ScoringInputs inputs;
    private final AssessmentFinalizer finalizer;
    private final ResultReader results;
    private final SkillHashes skillHashes;
    private final Erased erased;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;
    private final LogHash hash;

    public JobResource(
            Database database,
            Sessions sessions,
            AssessmentJobs jobs,
            ScoringInputs inputs,
            AssessmentFinalizer finalizer,
            ResultReader results,
            SkillHashes skillHashes,
            Erased erased,
            JsonBodyReader bodies,
            CurrentRequest current,
            LogHash hash) {
        this.database = database;
        this.sessions = sessions;
        this.jobs = jobs;
        this.inputs = inputs;
        this.finalizer = finalizer;
        this.results = results;
        this.skillHashes = skillHashes;
        this.erased = erased;
        this.bodies = bodies;
        this.current = current;
        this.hash = hash;
    }

    @POST
    @Path(SkillsPaths.LOAD)
    public ScoringInput job(InputStream body) {
        LoadRequest load = load(bodies.read(body));
        UUID key = key(logged(new JobRef(load.sessionId(), load.groupId())).sessionId());
        return database.inTransaction("jobs.load", handle -> {
            Optional<Session> found = sessions.lockForService(handle, key);
            if (found.isEmpty() && erased.isSession(handle, key)) {
                return inputs.ofErased(load.groupId());
            }
            Session session = found.orElseThrow(ApiException::notFound);
            AssessmentJobs.Job job = jobs.lock(handle, key, load.groupId()).orElseThrow(ApiException::notFound);
            return inputs.load(
                    handle,
                    session,
                    job.isDone() ? job : jobs.attempt(handle, job, load.again(), System.currentTimeMillis()));
        });
    }

    @POST
    @Path(SkillsPaths.FINALIZE)
    public Finalized finalize(InputStream body) {
        JsonBody request = bodies.read(body);
        Result result = results.read(
                request, true, "skillId", skillId -> new ResultReader.SkillName(skillId, skillHashes.hash(skillId)));
        UUID key = key(logged(ref(request)).sessionId());
        database.inTransaction("jobs.answered", handle -> {
            jobs.answered(handle, key, result.groupId());
            return null;
        });
        return database.inTransaction("assessments.finalize", handle -> {
            Optional<Session> found = sessions.lockForService(handle, key);
            if (found.isEmpty() && erased.isSession(handle, key)) {
                return Finalized.NOTHING;
            }
            Session session = found.orElseThrow(ApiException::notFound);
            var _ = jobs.lock(handle, key, result.groupId()).orElseThrow(ApiException::notFound);
            return finalizer.finish(handle, session, result, System.currentTimeMillis());
        });
    }

    @POST
    @Path(SkillsPaths.DEAD)
    public Done dead(InputStream body) {
        DeadJob dead = dead(bodies.read(body));
        UUID key = key(logged(new JobRef(dead.sessionId(), dead.groupId())).sessionId());
        boolean known = database.inTransaction(
                "jobs.dead",
                handle -> jobs.dead(handle, key, dead.groupId(), dead.reason(), System.currentTimeMillis())
                        || erased.isSession(handle, key));
        if (!known) {
            throw ApiException.notFound();
        }
        current.logField("reason", dead.reason());
        return Done.OK;
    }

    static LoadRequest load(JsonBody request) {
        JobRef job = ref(request);
        return new LoadRequest(job.sessionId(), job.groupId(), request.isTruthy("again"));
    }

    private static JobRef ref(JsonBody request) {
        return new JobRef(
                request.requiredId("sessionId", "sessionId is required"),
                request.requiredId("groupId", "groupId is required"));
    }

    static DeadJob dead(JsonBody request) {
        JobRef job = ref(request);
        String reason = request.requiredId("reason", "reason is required");
        if (!WORD.matcher(reason).matches()) {
            throw ApiException.invalid("reason must be a word of a to z, 0 to 9 and _, of 64 at most");
        }
        return new DeadJob(job.sessionId(), job.groupId(), reason);
    }

    private JobRef logged(JobRef job) {
        current.session(job.sessionId()).logField("groupId", hash.group(job.groupId()));
        return job;
    }

    private static UUID key(String sessionId) {
        try {
            return UUID.fromString(sessionId);
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
    }
}
