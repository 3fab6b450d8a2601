package io.coachup.gateway.chat.prompt;

import java.util.List;

/**
 * What is stored of the conversation and the person.
 *
 * @param sessionId effective session id, or null when there is none
 * @param summary summary of the conversation so far, or null
 * @param recentTurns newest turns, oldest first
 * @param person the person, or null when unknown
 * @param goals the person's goals
 * @param focusSkills skills that the person tracks
 * @param reservation what was taken of the person's budget for this turn, to be settled; null when there is no budget
 */
public record KnownContext(
        String sessionId,
        String summary,
        List<HistoryItem> recentTurns,
        Person person,
        List<PromptGoal> goals,
        List<FocusSkill> focusSkills,
        String reservation) {

    /** A context for which nothing was reserved. */
    public KnownContext(
            String sessionId,
            String summary,
            List<HistoryItem> recentTurns,
            Person person,
            List<PromptGoal> goals,
            List<FocusSkill> focusSkills) {
        this(sessionId, summary, recentTurns, person, goals, focusSkills, null);
    }

    /** Nothing known but the client's own session id, which may be null. */
    public static KnownContext unknown(String sessionId) {
        return unknown(sessionId, null);
    }

    /** The same, where nobody knows whether something was reserved under this id. */
    public static KnownContext unknown(String sessionId, String reservation) {
        return new KnownContext(sessionId, null, List.of(), null, List.of(), List.of(), reservation);
    }
}
