package io.coachup.skills.people;

import io.coachup.common.json.JsonBody;
import java.util.List;

/** A person with goals for demonstrations; what a request does not say is made up. */
record DemoPerson(String userId, ProfileChange profile, List<DemoGoal> goals) {

    private static final String DEFAULT_ID = "sales_demo";
    private static final String DEFAULT_NAME = "Sales Demo";
    private static final List<DemoGoal> DEFAULT_GOALS = List.of(
            goal("g_discovery", "Run better discovery calls", "Ask open questions and listen before pitching"),
            goal("g_pitch60", "Pitch in 60 seconds", "Say what it is, for whom, and why now"));
    private static final String GOAL_INCOMPLETE = "goals need goalId, title and status";

    /** A goal with its id. */
    record DemoGoal(String goalId, GoalChange change) {}

    /**
     * Reads a request.
     *
     * @throws io.coachup.common.errors.ApiException 400 when a field is wrong
     */
    static DemoPerson of(JsonBody request) {
        String userId = request.optionalId("userId", "userId must be a non-empty string");
        ProfileChange said = ProfileChange.of(request);
        ProfileChange profile = said.displayName().value() != null
                ? said
                : new ProfileChange(Change.to(DEFAULT_NAME), said.email(), said.avatarUrl(), said.bio());
        return new DemoPerson(userId == null ? DEFAULT_ID : userId, profile, goals(request));
    }

    private static List<DemoGoal> goals(JsonBody request) {
        return request.has("goals")
                ? request.objects("goals", "goals must be an array", "goals[%d] must be an object").stream()
                        .map(goal -> new DemoGoal(
                                goal.requiredId("goalId", GOAL_INCOMPLETE), GoalChange.whole(goal, GOAL_INCOMPLETE)))
                        .toList()
                : DEFAULT_GOALS;
    }

    private static DemoGoal goal(String goalId, String title, String description) {
        return new DemoGoal(
                goalId,
                new GoalChange(
                        Change.to(title),
                        Change.to(description),
                        Change.to(GoalStatus.ACTIVE),
                        Change.to(null),
                        Change.to(List.of())));
    }
}
