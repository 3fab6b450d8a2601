package io.coachup.skills.assessments;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.identity.ServiceToken;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.coachup.skillsapi.assessments.Finalized;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;

/** {@code POST /api/assessments/convex/finalize}: the original contract's callback, an adapter on {@link AssessmentFinalizer}. */
@Path("/api/assessments/convex/finalize")
@RunOnVirtualThread
public final class FinalizeResource {

    private final Database database;
    private final Sessions sessions;
    private final AssessmentFinalizer finalizer;
    private final ResultReader results;
    private final SkillHashes skillHashes;
    private final AssessmentsConfig config;
    private final ServiceToken serviceToken;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;
    private final LogHash hash;

    public FinalizeResource(
            Database database,
            Sessions sessions,
            AssessmentFinalizer finalizer,
            ResultReader results,
            SkillHashes skillHashes,
            AssessmentsConfig config,
            ServiceToken serviceToken,
            JsonBodyReader bodies,
            CurrentRequest current,
            LogHash hash) {
        this.database = database;
        this.sessions = sessions;
        this.finalizer = finalizer;
        this.results = results;
        this.skillHashes = skillHashes;
        this.config = config;
        this.serviceToken = serviceToken;
        this.bodies = bodies;
        this.current = current;
        this.hash = hash;
    }

    @POST
    public Finalized finalize(InputStream body) {
        requireSecret();
        JsonBody request = bodies.read(body);
        Result checked =
                results.read(request, false, "skillHash", skillHash -> new ResultReader.SkillName(null, skillHash));
        String sessionId = request.requiredId("sessionId", "sessionId must be a non-empty string");
        current.session(sessionId).logField("groupId", hash.group(checked.groupId()));
        return database.inTransaction("assessments.finalize", handle -> {
            Session session = sessions.lockForService(handle, sessionId)
                    .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "Could not resolve userId for sessionId"));
            Result resolved = new Result(
                    checked.groupId(),
                    checked.summary(),
                    checked.items().stream()
                            .map(item -> new Result.SkillResult(
                                    skillHashes
                                            .resolve(handle, item.skillHash())
                                            .orElse(null),
                                    item.skillHash(),
                                    item.level(),
                                    item.metCriteria(),
                                    item.unmetCriteria(),
                                    item.feedback(),
                                    item.document()))
                            .toList(),
                    current.trackedSkillIdHash());
            return finalizer.finish(handle, session, resolved, System.currentTimeMillis());
        });
    }

    private void requireSecret() {
        String secret = config.finalizeSecret().map(String::trim).orElse("");
        if (!ServiceToken.matches(current.authorization(), secret)) {
            serviceToken.require(current.authorization());
        }
    }
}
