package io.coachup.skills.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.List;

/** {@code /api/v1/skills/tracked}, {@code /track} and {@code /untrack}. */
@Path("/api/v1/skills")
@RunOnVirtualThread
public final class TrackingResource {

    private final Database database;
    private final TrackedSkills trackedSkills;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    public TrackingResource(
            Database database, TrackedSkills trackedSkills, JsonBodyReader bodies, CurrentRequest current) {
        this.database = database;
        this.trackedSkills = trackedSkills;
        this.bodies = bodies;
        this.current = current;
    }

    /** The caller's tracked skills. */
    @RegisterForReflection
    public record Tracked(List<TrackedSkill> tracked) {}

    /** Outcome of tracking. */
    @RegisterForReflection
    public record TrackOutcome(boolean ok, boolean created) {}

    /** Outcome of untracking. */
    @RegisterForReflection
    public record UntrackOutcome(boolean ok, boolean removed) {}

    @GET
    @Path("/tracked")
    public Tracked tracked() {
        String userId = current.caller().userId();
        List<TrackedSkill> tracked = database.list("trackedSkills.list", handle -> trackedSkills.list(handle, userId));
        current.logField("items", tracked.size());
        return new Tracked(tracked);
    }

    @POST
    @Path("/track")
    public TrackOutcome track(InputStream body) {
        JsonBody request = bodies.read(body);
        String skillId = skillId(request);
        Integer order = order(request);
        boolean created = database.inTransaction(
                "trackedSkills.track",
                handle -> trackedSkills.track(
                        handle, current.caller().userId(), skillId, order, System.currentTimeMillis()));
        current.logField("created", created);
        return new TrackOutcome(true, created);
    }

    @POST
    @Path("/untrack")
    public UntrackOutcome untrack(InputStream body) {
        String skillId = skillId(bodies.read(body));
        boolean removed = database.inTransaction(
                "trackedSkills.untrack",
                handle -> trackedSkills.untrack(handle, current.caller().userId(), skillId));
        return new UntrackOutcome(true, removed);
    }

    private static String skillId(JsonBody request) {
        return request.requiredId("skillId", "skillId is required").trim();
    }

    /** Null, also as an empty text, stands for the next free place. */
    private static Integer order(JsonBody request) {
        JsonNode given = request.node("order");
        if (given != null && given.isTextual() && Texts.isBlank(given.textValue())) {
            return null;
        }
        Double order = request.numberOrText("order", "order must be a number");
        return order == null ? null : Math.clamp(Math.round(order), 1, TrackedSkills.LIMIT);
    }
}
