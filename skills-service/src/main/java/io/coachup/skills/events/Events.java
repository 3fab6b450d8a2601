package io.coachup.skills.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.skills.database.Json;
import io.coachup.skills.session.Session;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What happened to a session, append-only. */
@Singleton
public final class Events {

    private final Json json;

    public Events(Json json) {
        this.json = json;
    }

    /** Where an event came from; any part may be null. */
    public record Origin(String requestId, String trackedSkillIdHash, String groupId) {}

    /** Appends an event within the caller's transaction. */
    public void append(
            Handle handle, Session session, String kind, Map<String, Object> payload, Origin origin, long now) {
        handle.createUpdate(
                        """
                        insert into events
                            (session_key, user_id, group_id, request_id, tracked_skill_id_hash, kind, payload, created_at)
                        values (:key, :userId, :groupId, :requestId, :trackedSkillIdHash, :kind, :payload::jsonb, :now)
                        """)
                .bind("key", session.key())
                .bind("userId", session.userId())
                .bind("groupId", origin.groupId())
                .bind("requestId", origin.requestId())
                .bind("trackedSkillIdHash", origin.trackedSkillIdHash())
                .bind("kind", kind)
                .bind("payload", json.write(payload))
                .bind("now", now)
                .execute();
    }

    /** The session's newest events, newest first. */
    public List<StoredEvent> newest(Handle handle, Session session, int limit) {
        return handle.createQuery(
                        """
                        select user_id, group_id, request_id, tracked_skill_id_hash, kind, payload, created_at
                        from events where session_key = :key
                        order by created_at desc, id desc limit :limit
                        """)
                .bind("key", session.key())
                .bind("limit", limit)
                .map((row, context) -> {
                    JsonNode payload = json.read(row.getString("payload"));
                    return new StoredEvent(
                            row.getString("user_id"),
                            session.sessionId(),
                            row.getString("group_id"),
                            row.getString("request_id"),
                            row.getString("tracked_skill_id_hash"),
                            row.getString("kind"),
                            payload,
                            row.getLong("created_at"));
                })
                .list();
    }
}
