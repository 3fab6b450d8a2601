package io.coachup.skills.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.errors.ApiException;
import io.coachup.skills.database.Json;
import io.coachup.skills.rights.PersonLock;
import io.coachup.skillsapi.chat.PromptContext;
import io.coachup.skillsapi.chat.PromptContext.CallerGoal;
import io.coachup.skillsapi.chat.PromptContext.Profile;
import io.coachup.skillsapi.chat.PromptContext.RecentTurn;
import io.coachup.skillsapi.chat.PromptContext.TrackedSkillLevel;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;

/**
 * All that a prompt needs, in one statement: every chat waits for it before its first token. Reading takes no lock, so
 * that the turns of one session don't wait for each other. A session that is unknown is claimed by the same statement, and
 * then alone it waits while the person is being erased.
 */
@Singleton
final class ContextQuery {

    private static final int RECENT_TURNS = 10;

    /** More than a prompt ever takes of a turn. */
    private static final int TURN_MAX_CHARS = 8_000;

    private static final int GOALS = 5;

    /** The session is made by another call in between at most once; then it is there. */
    private static final int TRIES = 2;

    private static final String SQL =
            """
            with made as (
                insert into sessions (session_key, session_id, user_id, start_time, created_at, last_activity_at)
                select :key, :sessionId, :userId, :now, :now, :now from\s"""
                    + PersonLock.TAKEN
                    + """

                where cast(:sessionId as text) is not null
                  and not exists (select from sessions where session_id = :sessionId)
                on conflict (session_id) do nothing
                returning session_key, user_id),
            named as (
                select session_key, user_id from made
                union all
                select session_key, user_id from sessions where session_id = :sessionId)
            select
                (select user_id from named) as owner,
                (select json_agg(json_build_object('role', role, 'text', left(text, :maxChars)) order by ts, id) from (
                    select role, text, ts, id from interactions
                    where session_key = (select session_key from named where user_id = :userId)
                    order by ts desc, id desc limit :turns) newest) as turns,
                (select left(text, :maxChars) from session_summaries
                    where session_key = (select session_key from named where user_id = :userId)
                    order by version desc limit 1) as summary,
                (select json_build_object('displayName', display_name, 'bio', bio)
                    from users_profile where user_id = :userId) as profile,
                (select json_agg(json_build_object('title', title, 'description', description)) from (
                    select title, description from users_goals where user_id = :userId and status <> 'completed'
                    order by status, updated_at desc, goal_id limit :goals) open_goals) as goals,
                (select json_agg(json_build_object(
                        'id', skill_id, 'name', title, 'category', category, 'currentLevel', current_level,
                        'next', (
                            select level from jsonb_array_elements(levels) as level
                            where (level ->> 'level')::double precision > current_level
                            order by (level ->> 'level')::double precision limit 1))
                    order by display_order, tracked.created_at, slot)
                    from tracked_skills tracked join skills on skills.id = skill_id
                    where tracked.user_id = :userId) as skills
            """;

    private final Json json;

    ContextQuery(Json json) {
        this.json = json;
    }

    /**
     * The context of the person and of the session, which may be null.
     *
     * @throws ApiException 404 when the session belongs to somebody else
     */
    PromptContext of(Handle handle, String sessionId, String userId, long now) {
        for (int attempt = 1; ; attempt++) {
            Found found = read(handle, sessionId, userId, now);
            if (sessionId == null || userId.equals(found.owner())) {
                return found.context();
            }
            if (found.owner() != null || attempt == TRIES) {
                throw ApiException.notFound();
            }
        }
    }

    private record Found(String owner, PromptContext context) {}

    private Found read(Handle handle, String sessionId, String userId, long now) {
        return handle.createQuery(SQL)
                .bind("key", UUID.randomUUID())
                .bind("sessionId", sessionId)
                .bind("userId", userId)
                .bind("now", now)
                .bind("turns", RECENT_TURNS)
                .bind("maxChars", TURN_MAX_CHARS)
                .bind("goals", GOALS)
                .map((row, _) -> new Found(row.getString("owner"), map(row, sessionId)))
                .one();
    }

    private PromptContext map(ResultSet row, String sessionId) throws SQLException {
        return new PromptContext(
                sessionId,
                row.getString("summary"),
                list(row.getString("turns"), turn -> new RecentTurn(text(turn, "role"), text(turn, "text"))),
                Optional.ofNullable(row.getString("profile"))
                        .map(json::read)
                        .map(profile -> new Profile(text(profile, "displayName"), text(profile, "bio")))
                        .orElse(null),
                list(row.getString("goals"), goal -> new CallerGoal(text(goal, "title"), text(goal, "description"))),
                list(row.getString("skills"), ContextQuery::skill));
    }

    private static TrackedSkillLevel skill(JsonNode skill) {
        JsonNode next = skill.path("next");
        return new TrackedSkillLevel(
                text(skill, "id"),
                text(skill, "name"),
                text(skill, "category"),
                skill.path("currentLevel").doubleValue(),
                text(next, "criteria"));
    }

    private <T> List<T> list(String stored, Function<JsonNode, T> item) {
        return stored == null
                ? List.of()
                : StreamSupport.stream(json.read(stored).spliterator(), false)
                        .map(item)
                        .toList();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).textValue();
    }
}
