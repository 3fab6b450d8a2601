package io.coachup.skills.tracking;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.skills.catalogue.Skill;
import io.coachup.skills.catalogue.SkillCatalogue;
import io.coachup.skills.rights.PersonLock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which skills a person tracks, at most {@link #LIMIT}. */
@Singleton
public final class TrackedSkills {

    /** The schema has as many slots. */
    public static final int LIMIT = 2;

    private final SkillCatalogue catalogue;

    public TrackedSkills(SkillCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The person's tracked skills in their order. */
    public List<TrackedSkill> list(Handle handle, String userId) {
        Map<String, Skill> skills =
                catalogue.all(handle).stream().collect(Collectors.toMap(Skill::id, Function.identity()));
        return handle.createQuery(
                        """
                        select skill_id, current_level, display_order, created_at, updated_at
                        from tracked_skills where user_id = :userId
                        order by display_order, created_at, slot
                        """)
                .bind("userId", userId)
                .map((row, context) -> new TrackedSkill(
                        userId,
                        row.getString("skill_id"),
                        row.getDouble("current_level"),
                        row.getInt("display_order"),
                        row.getLong("created_at"),
                        row.getLong("updated_at"),
                        skills.get(row.getString("skill_id"))))
                .list();
    }

    /**
     * Starts tracking, or changes the order of a skill that is tracked already.
     *
     * @param order 1 or 2, or null for the next free place (or the present one)
     * @return true when it was not tracked before
     * @throws ApiException 404 for an unknown or inactive skill, 409 when {@link #LIMIT} others are tracked
     */
    public boolean track(Handle handle, String userId, String skillId, Integer order, long now) {
        PersonLock.shared(handle, userId);
        lockUser(handle, userId);
        if (catalogue.find(handle, skillId).filter(Skill::isActive).isEmpty()) {
            throw new ApiException(ErrorCode.NOT_FOUND, "This skill does not exist or is not offered any more");
        }
        if (reorder(handle, userId, skillId, order, now)) {
            return false;
        }
        List<Place> taken = handle.createQuery("select slot, display_order from tracked_skills where user_id = :userId")
                .bind("userId", userId)
                .map((row, _) -> new Place(row.getInt("slot"), row.getInt("display_order")))
                .list();
        if (taken.size() >= LIMIT) {
            throw new ApiException(
                    ErrorCode.LIMIT_REACHED, "You can track " + LIMIT + " skills at a time: stop tracking one first");
        }
        handle.createUpdate(
                        """
                        insert into tracked_skills (user_id, skill_id, slot, display_order, created_at, updated_at)
                        values (:userId, :skillId, :slot, :order, :now, :now)
                        """)
                .bind("userId", userId)
                .bind("skillId", skillId)
                .bind("slot", free(taken, Place::slot))
                .bind("order", order != null ? order : free(taken, Place::order))
                .bind("now", now)
                .execute();
        return true;
    }

    private record Place(int slot, int order) {}

    /** The first number that is not taken; at most one is. */
    private static int free(List<Place> taken, ToIntFunction<Place> number) {
        return taken.stream().mapToInt(number).anyMatch(n -> n == 1) ? 2 : 1;
    }

    /** Stops tracking; the level goes with it. Returns true when it was tracked. */
    public boolean untrack(Handle handle, String userId, String skillId) {
        return handle.createUpdate("delete from tracked_skills where user_id = :userId and skill_id = :skillId")
                        .bind("userId", userId)
                        .bind("skillId", skillId)
                        .execute()
                > 0;
    }

    /** Sets the level, 0..10, of a skill that the person tracks; false when it is not tracked. */
    public boolean setLevel(Handle handle, String userId, String skillId, double level, long now) {
        return handle.createUpdate(
                                """
                                update tracked_skills set current_level = :level, updated_at = :now
                                where user_id = :userId and skill_id = :skillId
                                """)
                        .bind("level", level)
                        .bind("now", now)
                        .bind("userId", userId)
                        .bind("skillId", skillId)
                        .execute()
                > 0;
    }

    private static boolean reorder(Handle handle, String userId, String skillId, Integer order, long now) {
        return handle.createUpdate(
                                """
                                update tracked_skills
                                set display_order = coalesce(:order, display_order), updated_at = :now
                                where user_id = :userId and skill_id = :skillId
                                """)
                        .bind("order", order)
                        .bind("now", now)
                        .bind("userId", userId)
                        .bind("skillId", skillId)
                        .execute()
                > 0;
    }

    /** Two requests of one person at the same moment queue up here instead of colliding in the slots. */
    private static void lockUser(Handle handle, String userId) {
        handle.createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:userId, 7))) as locked")
                .bind("userId", userId)
                .mapTo(Integer.class)
                .one();
    }
}
