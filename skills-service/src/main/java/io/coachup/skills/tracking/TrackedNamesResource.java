package io.coachup.skills.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachup.common.errors.ApiException;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** {@code GET /api/tracked-skills}: which skills a session is about, by name. */
@Path("/api/tracked-skills")
@RunOnVirtualThread
public final class TrackedNamesResource {

    private final Database database;
    private final Sessions sessions;
    private final PracticedSkills practiced;
    private final CurrentRequest current;
    private final LogHash hash;

    public TrackedNamesResource(
            Database database, Sessions sessions, PracticedSkills practiced, CurrentRequest current, LogHash hash) {
        this.database = database;
        this.sessions = sessions;
        this.practiced = practiced;
        this.current = current;
        this.hash = hash;
    }

    /** A tracked skill's names. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SkillNames(String id, String name, String category) {}

    /** The skills in their order; none without a session of the caller's. */
    @RegisterForReflection
    public record SkillNameList(List<SkillNames> skills) {}

    @GET
    public SkillNameList list(@QueryParam("session_id") String sessionId) {
        if (!canBeASession(sessionId)) {
            current.logField("items", 0);
            return new SkillNameList(List.of());
        }
        String userId = current.caller().userId();
        List<SkillNames> skills =
                database.list("trackedSkills.ofSession", handle -> sessions.find(handle, sessionId, userId)
                        .map(_ -> practiced.list(handle, userId).stream()
                                .map(tracked -> new SkillNames(
                                        tracked.skill().id(),
                                        tracked.skill().title(),
                                        tracked.skill().category()))
                                .toList())
                        .orElseGet(List::of));
        current.logField("sessionIdHash", hash.session(sessionId)).logField("items", skills.size());
        return new SkillNameList(skills);
    }

    /** What no session can be called is no mistake here, only no session. */
    private static boolean canBeASession(String sessionId) {
        try {
            Texts.id("session_id", sessionId, "session_id must be a non-empty string");
            return true;
        } catch (ApiException e) {
            return false;
        }
    }
}
