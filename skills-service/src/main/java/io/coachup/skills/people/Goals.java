package io.coachup.skills.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.skills.database.Json;
import io.coachup.skills.rights.PersonLock;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The stored goals, at most {@link #LIMIT} a person. */
@Singleton
public final class Goals {

    /** More than anybody pursues; the list is one answer. */
    static final int LIMIT = 100;

    private final Json json;

    public Goals(Json json) {
        this.json = json;
    }

    /** The person's goals, what was changed last first. */
    public List<Goal> list(Handle handle, String userId) {
        return handle.createQuery(
                        """
                        select user_id, goal_id, title, description, status, target_date_ms, tags, created_at, updated_at
                        from users_goals where user_id = :userId
                        order by updated_at desc, created_at desc, goal_id
                        """)
                .bind("userId", userId)
                .map(this::map)
                .list();
    }

    /**
     * Makes a goal, or changes the one of this id; true when there was none.
     *
     * @throws ApiException 409 when the person has {@link #LIMIT} others
     */
    boolean put(Handle handle, String userId, String goalId, GoalChange change, long now) {
        PersonLock.shared(handle, userId);
        lockPerson(handle, userId);
        if (patch(handle, userId, goalId, change, now)) {
            return false;
        }
        if (count(handle, userId) >= LIMIT) {
            throw new ApiException(
                    ErrorCode.LIMIT_REACHED, "You can have " + LIMIT + " goals at a time: delete one first");
        }
        handle.createUpdate(
                        """
                        insert into users_goals
                            (user_id, goal_id, title, description, status, target_date_ms, tags, created_at, updated_at)
                        values (:userId, :goalId, :title, :description, :status, :target, :tags::jsonb, :now, :now)
                        """)
                .bind("userId", userId)
                .bind("goalId", goalId)
                .bind("title", change.title().value())
                .bind("description", change.description().value())
                .bind("status", change.status().value().word())
                .bind("target", change.targetDateMs().value())
                .bind("tags", json.write(change.tags().value()))
                .bind("now", now)
                .execute();
        return true;
    }

    /** Changes a goal; false when there is none of this id. */
    boolean patch(Handle handle, String userId, String goalId, GoalChange change, long now) {
        GoalStatus status = change.status().value();
        return handle.createUpdate(
                                """
                                update users_goals set
                                    title = coalesce(:title, title),
                                    description = case when :hasDescription then :description else description end,
                                    status = coalesce(:status, status),
                                    target_date_ms = case when :hasTarget then :target else target_date_ms end,
                                    tags = case when :hasTags then :tags::jsonb else tags end,
                                    updated_at = :now
                                where user_id = :userId and goal_id = :goalId
                                """)
                        .bind("title", change.title().value())
                        .bind("description", change.description().value())
                        .bind("hasDescription", change.description().given())
                        .bind("status", status == null ? null : status.word())
                        .bind("target", change.targetDateMs().value())
                        .bind("hasTarget", change.targetDateMs().given())
                        .bind("tags", json.write(change.tags().value()))
                        .bind("hasTags", change.tags().given())
                        .bind("now", now)
                        .bind("userId", userId)
                        .bind("goalId", goalId)
                        .execute()
                > 0;
    }

    /** Deletes a goal; true when there was one. */
    boolean delete(Handle handle, String userId, String goalId) {
        return handle.createUpdate("delete from users_goals where user_id = :userId and goal_id = :goalId")
                        .bind("userId", userId)
                        .bind("goalId", goalId)
                        .execute()
                > 0;
    }

    private static int count(Handle handle, String userId) {
        return handle.createQuery("select count(*) from users_goals where user_id = :userId")
                .bind("userId", userId)
                .mapTo(Integer.class)
                .one();
    }

    /** Two requests of one person at the same moment queue up here, so that the limit holds. */
    private static void lockPerson(Handle handle, String userId) {
        handle.createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:userId, 8))) as locked")
                .bind("userId", userId)
                .mapTo(Integer.class)
                .one();
    }

    private Goal map(ResultSet row, StatementContext context) throws SQLException {
        return new Goal(
                row.getString("user_id"),
                row.getString("goal_id"),
                row.getString("title"),
                row.getString("description"),
                row.getString("status"),
                row.getObject("target_date_ms", Long.class),
                StreamSupport.stream(json.read(row.getString("tags")).spliterator(), false)
                        .map(JsonNode::textValue)
                        .toList(),
                row.getLong("created_at"),
                row.getLong("updated_at"));
    }
}
