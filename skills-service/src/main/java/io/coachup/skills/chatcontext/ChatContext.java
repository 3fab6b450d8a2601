package io.coachup.skills.chatcontext;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * What a prompt needs to know of the caller and the session.
 *
 * @param sessionId effective session id, null without a session
 * @param recentTurns oldest first
 */
@RegisterForReflection
public record ChatContext(
        String sessionId,
        String summary,
        List<Turn> recentTurns,
        Map<String, String> profile,
        List<Map<String, String>> goals,
        List<FocusSkill> trackedSkills) {

    /** One turn. */
    @RegisterForReflection
    public record Turn(String role, String content) {}

    /** A skill the caller works on; level 0..10. */
    @RegisterForReflection
    public record FocusSkill(String id, String name, String category, double currentLevel) {}
}
