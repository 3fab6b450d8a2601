package io.coachup.skills.history;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The levels that people reached, one row a rise. */
@Singleton
public final class LevelHistory {

    private static final RowMapper<LevelPoint> POINT =
            (row, _) -> new LevelPoint(row.getString("skill_id"), row.getDouble("to_level"), row.getLong("created_at"));

    /**
     * The newest rises of each skill of the person's, oldest first, also of skills that are not tracked any more.
     *
     * @param skillId only this skill's, or null for all
     * @param limit how many of each skill
     */
    public List<LevelPoint> of(Handle handle, String userId, String skillId, int limit) {
        return handle.createQuery(
                        """
                        select skills.id as skill_id, newest.to_level, newest.created_at
                        from skills cross join lateral (
                            select id, to_level, created_at from skill_level_history
                            where user_id = :userId and skill_id = skills.id
                            order by created_at desc, id desc limit :limit) newest
                        where cast(:skillId as text) is null or skills.id = :skillId
                        order by skills.position, newest.created_at, newest.id
                        """)
                .bind("userId", userId)
                .bind("skillId", skillId)
                .bind("limit", limit)
                .map(POINT)
                .list();
    }
}
