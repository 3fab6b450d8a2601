package io.coachup.skills.tracking;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.identity.ServiceToken;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;

/** {@code POST /api/v1/skills/level}: a service sets somebody's level; nobody sets their own. */
@Path("/api/v1/skills/level")
@RunOnVirtualThread
public final class LevelResource {

    private static final double MAX_LEVEL = 10;
    private static final String WRONG_LEVEL = "currentLevel must be between 0 and 10";

    private final Database database;
    private final TrackedSkills trackedSkills;
    private final ServiceToken serviceToken;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    public LevelResource(
            Database database,
            TrackedSkills trackedSkills,
            ServiceToken serviceToken,
            JsonBodyReader bodies,
            CurrentRequest current) {
        this.database = database;
        this.trackedSkills = trackedSkills;
        this.serviceToken = serviceToken;
        this.bodies = bodies;
        this.current = current;
    }

    /** The level is set. */
    @RegisterForReflection
    public record LevelSet(boolean ok) {}

    @POST
    public LevelSet set(InputStream body) {
        serviceToken.require(current.authorization());
        JsonBody request = bodies.read(body);
        String userId = request.requiredId("userId", "userId is required");
        String skillId = request.requiredId("skillId", "skillId is required").trim();
        double level = level(request);
        boolean set = database.inTransaction(
                "trackedSkills.setLevel",
                handle -> trackedSkills.setLevel(handle, userId, skillId, level, System.currentTimeMillis()));
        if (!set) {
            throw new ApiException(ErrorCode.NOT_FOUND, "This person does not track this skill");
        }
        return new LevelSet(true);
    }

    private static double level(JsonBody request) {
        Double level = request.number("currentLevel", WRONG_LEVEL);
        if (level == null || level < 0 || level > MAX_LEVEL) {
            throw ApiException.invalid(WRONG_LEVEL);
        }
        return level;
    }
}
