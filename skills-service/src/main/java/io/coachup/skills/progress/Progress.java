package io.coachup.skills.progress;

import io.coachup.skills.events.Events;
import io.coachup.skills.session.Session;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Raises levels within the finalize transaction. */
@Singleton
public final class Progress {

    private final SkillLevelRule rule;
    private final Events events;

    public Progress(SkillLevelRule rule, Events events) {
        this.rule = rule;
        this.events = events;
    }

    /** Applies the level rule to a skill that was just assessed; nothing happens when its person does not track it. */
    public void apply(Handle handle, Session session, String groupId, String skillId, long now) {
        Optional<Double> current = handle.createQuery(
                        """
                        select current_level from tracked_skills
                        where user_id = :userId and skill_id = :skillId for update
                        """)
                .bind("userId", session.userId())
                .bind("skillId", skillId)
                .mapTo(Double.class)
                .findOne();
        if (current.isEmpty()) {
            return;
        }
        List<Double> newest = newestLevels(handle, session.userId(), skillId);
        double mean = SkillLevelRule.mean(newest);
        double next = rule.next(current.get(), mean);
        if (next > current.get()) {
            raise(handle, session, groupId, new Rise(skillId, current.get(), next, mean, newest.size()), now);
        }
    }

    private record Rise(String skillId, double fromLevel, double toLevel, double mean, int assessmentCount) {

        /** What the event tells; a medal only where the level has one. */
        Map<String, Object> payload() {
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("skillId", skillId);
            payload.put("fromLevel", fromLevel);
            payload.put("toLevel", toLevel);
            payload.put("avgSource", mean);
            payload.put("assessmentCount", assessmentCount);
            String medal = Medal.wordOf(toLevel);
            if (medal != null) {
                payload.put("medal", medal);
            }
            return payload;
        }
    }

    private List<Double> newestLevels(Handle handle, String userId, String skillId) {
        return handle.createQuery(
                        """
                        select level from skill_assessments
                        where user_id = :userId and skill_id = :skillId
                        order by created_at desc, id desc limit :count
                        """)
                .bind("userId", userId)
                .bind("skillId", skillId)
                .bind("count", rule.averageCount())
                .mapTo(Double.class)
                .list();
    }

    private void raise(Handle handle, Session session, String groupId, Rise rise, long now) {
        handle.createUpdate(
                        """
                        update tracked_skills set current_level = :level, updated_at = :now
                        where user_id = :userId and skill_id = :skillId
                        """)
                .bind("level", rise.toLevel())
                .bind("now", now)
                .bind("userId", session.userId())
                .bind("skillId", rise.skillId())
                .execute();
        handle.createUpdate(
                        """
                        insert into skill_level_history
                            (user_id, skill_id, from_level, to_level, reason, avg_source, session_key, group_id,
                             created_at)
                        values (:userId, :skillId, :from, :to, 'assessment_average', :mean, :key, :groupId, :now)
                        """)
                .bind("userId", session.userId())
                .bind("skillId", rise.skillId())
                .bind("from", rise.fromLevel())
                .bind("to", rise.toLevel())
                .bind("mean", rise.mean())
                .bind("key", session.key())
                .bind("groupId", groupId)
                .bind("now", now)
                .execute();
        events.append(handle, session, "skill_level_up", rise.payload(), new Events.Origin(null, null, groupId), now);
    }
}
