package io.coachup.skillsapi.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What a prompt needs to know of the caller and the session.
 *
 * @param sessionId effective session id, null without a session
 * @param summary of the session so far, or null
 * @param recentTurns oldest first
 * @param profile of the caller, or null
 * @param goals that the caller pursues, the active ones first
 * @param reservation of the caller's budget, to be settled with the reply; null when chat is not limited
 */
@RegisterForReflection
public record PromptContext(
        String sessionId,
        String summary,
        List<RecentTurn> recentTurns,
        Profile profile,
        List<CallerGoal> goals,
        List<TrackedSkillLevel> trackedSkills,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reservation) {

    /** Characters of a summary that a prompt takes, its first; no summary is made longer. */
    public static final int SUMMARY_MAX_CHARS = 3200;

    /** A context of which nothing was reserved. */
    public PromptContext(
            String sessionId,
            String summary,
            List<RecentTurn> recentTurns,
            Profile profile,
            List<CallerGoal> goals,
            List<TrackedSkillLevel> trackedSkills) {
        this(sessionId, summary, recentTurns, profile, goals, trackedSkills, null);
    }

    /** The same, with what was reserved for the turn. */
    public PromptContext reserved(String reservation) {
        return new PromptContext(sessionId, summary, recentTurns, profile, goals, trackedSkills, reservation);
    }

    /** One turn; {@code role} is user or assistant. */
    @RegisterForReflection
    public record RecentTurn(String role, String content) {}

    /** What a person says of themselves; either may be null. */
    @RegisterForReflection
    public record Profile(String displayName, String bio) {}

    /** What a person wants to reach; {@code description} may be null. */
    @RegisterForReflection
    public record CallerGoal(String title, String description) {}

    /** A skill the caller works on; level 0..10, {@code nextCriteria} is what the next level asks for, null at the top. */
    @RegisterForReflection
    public record TrackedSkillLevel(
            String id, String name, String category, double currentLevel, String nextCriteria) {}
}
