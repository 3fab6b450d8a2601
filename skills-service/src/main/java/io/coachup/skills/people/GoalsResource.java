package io.coachup.skills.people;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.List;

/** {@code /api/v1/users/goals}: the caller's own. */
@Path("/api/v1/users/goals")
@RunOnVirtualThread
public final class GoalsResource {

    private static final String WHO_REQUIRED = "userId required";
    private static final String WHICH_REQUIRED = "userId and goalId are required";
    private static final String ALL_REQUIRED = "userId, goalId, title, status are required";

    private final Database database;
    private final Goals goals;
    private final Owners owners;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    GoalsResource(Database database, Goals goals, Owners owners, JsonBodyReader bodies, CurrentRequest current) {
        this.database = database;
        this.goals = goals;
        this.owners = owners;
        this.bodies = bodies;
        this.current = current;
    }

    /** What was changed last comes first. */
    @RegisterForReflection
    public record GoalList(List<Goal> goals) {}

    /** The goal is stored; {@code created} when there was none of this id. */
    @RegisterForReflection
    public record GoalStored(boolean ok, boolean created) {}

    /** The goal is changed. */
    @RegisterForReflection
    public record GoalChanged(boolean ok) {}

    /** The goal is gone; {@code deleted} when there was one. */
    @RegisterForReflection
    public record GoalDeleted(boolean ok, boolean deleted) {}

    @GET
    public GoalList list(@QueryParam("userId") String userId) {
        Texts.id("userId", userId, WHO_REQUIRED);
        List<Goal> found = owners
                .owner(current.caller(), userId)
                .map(owner -> database.list("users.listGoals", handle -> goals.list(handle, owner)))
                .orElseGet(List::of)
                .stream()
                .map(goal -> goal.of(userId))
                .toList();
        current.logField("items", found.size());
        return new GoalList(found);
    }

    @POST
    public GoalStored put(InputStream body) {
        JsonBody request = bodies.read(body);
        String userId = request.requiredId("userId", ALL_REQUIRED);
        String goalId = request.requiredId("goalId", ALL_REQUIRED);
        GoalChange goal = GoalChange.whole(request, ALL_REQUIRED);
        String owner = owners.require(current.caller(), userId);
        boolean created = database.inTransaction(
                "users.putGoal", handle -> goals.put(handle, owner, goalId, goal, System.currentTimeMillis()));
        current.logField("created", created);
        return new GoalStored(true, created);
    }

    @PATCH
    public GoalChanged patch(InputStream body) {
        JsonBody request = bodies.read(body);
        String userId = request.requiredId("userId", WHICH_REQUIRED);
        String goalId = request.requiredId("goalId", WHICH_REQUIRED);
        GoalChange change = GoalChange.part(request);
        boolean found = owners.owner(current.caller(), userId)
                .map(owner -> database.inTransaction(
                        "users.patchGoal",
                        handle -> goals.patch(handle, owner, goalId, change, System.currentTimeMillis())))
                .orElse(false);
        if (!found) {
            throw new ApiException(ErrorCode.NOT_FOUND, "There is no such goal");
        }
        return new GoalChanged(true);
    }

    @DELETE
    public GoalDeleted delete(@QueryParam("userId") String userId, @QueryParam("goalId") String goalId) {
        Texts.id("userId", userId, WHICH_REQUIRED);
        Texts.id("goalId", goalId, WHICH_REQUIRED);
        boolean deleted = owners.owner(current.caller(), userId)
                .map(owner -> database.inTransaction("users.deleteGoal", handle -> goals.delete(handle, owner, goalId)))
                .orElse(false);
        current.logField("deleted", deleted);
        return new GoalDeleted(true, deleted);
    }
}
