package io.coachup.skills.events;

import io.coachup.skills.database.Json;
import io.coachup.skills.paging.Page;
import io.coachup.skills.paging.Pages;
import io.coachup.skills.paging.Position;
import io.coachup.skills.session.Session;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What happened to a session, append-only. */
@Singleton
public final class Events {

    private static final Pages.Rows ROWS = new Pages.Rows(
            """
            select id, user_id, group_id, request_id, tracked_skill_id_hash, kind, payload, created_at
            from events where session_key = :key and (created_at, id) < (:time, :id)
            """,
            "octet_length(payload::text) + coalesce(octet_length(group_id), 0) + octet_length(user_id)",
            "created_at desc, id desc");

    private final Json json;
    private final Pages pages;

    public Events(Json json, Pages pages) {
        this.json = json;
        this.pages = pages;
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

    /** A page of the session's events. */
    public Page<StoredEvent> ofSession(Handle handle, Session session, Position from, int limit) {
        return pages.read(
                handle, ROWS, Map.of("key", session.key()), from, limit, (row, _) -> stored(row, session.sessionId()));
    }

    private StoredEvent stored(ResultSet row, String sessionId) throws SQLException {
        return new StoredEvent(
                row.getLong("id"),
                row.getString("user_id"),
                sessionId,
                row.getString("group_id"),
                row.getString("request_id"),
                row.getString("tracked_skill_id_hash"),
                row.getString("kind"),
                json.read(row.getString("payload")),
                row.getLong("created_at"));
    }
}
