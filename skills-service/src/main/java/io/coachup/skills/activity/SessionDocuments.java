package io.coachup.skills.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.skills.database.Json;
import io.coachup.skills.paging.Page;
import io.coachup.skills.paging.Pages;
import io.coachup.skills.paging.Position;
import io.coachup.skills.session.Session;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The sessions of one person, read without a lock, and the state that clients keep with them. */
@Singleton
final class SessionDocuments {

    private static final String SELECT =
            """
            select hashtextextended(session_id, 0) as number, user_id, session_id, state, latest_group_id,
                   interaction_count, stt_cost_cents, llm_cost_cents, tts_cost_cents, start_time, created_at, last_activity_at
            from sessions where user_id = :userId and
            """;

    private static final Pages.Rows ROWS = new Pages.Rows(
            SELECT + " (created_at, hashtextextended(session_id, 0)) < (:time, :id)",
            "octet_length(state::text) + octet_length(user_id) + octet_length(session_id)"
                    + " + coalesce(octet_length(latest_group_id), 0)",
            "created_at desc, number desc");

    private final Json json;
    private final Pages pages;

    SessionDocuments(Json json, Pages pages) {
        this.json = json;
        this.pages = pages;
    }

    /** The person's session; empty when it is unknown or somebody else's. */
    Optional<SessionDocument> find(Handle handle, String sessionId, String userId) {
        return handle.createQuery(SELECT + " session_id = :sessionId")
                .bind("userId", userId)
                .bind("sessionId", sessionId)
                .map(this::map)
                .findOne();
    }

    /** A page of the person's sessions. */
    Page<SessionDocument> list(Handle handle, String userId, Position from, int limit) {
        return pages.read(handle, ROWS, Map.of("userId", userId), from, limit, this::map);
    }

    /**
     * Replaces the state of a session whose row is locked. Whether texts are stored is not changed by a state that does
     * not say so: it is a choice of the person, and most states are written by programs that know nothing of it.
     */
    void replaceState(Handle handle, Session session, JsonNode state) {
        handle.createUpdate(
                        """
                        update sessions set state =
                            case when state -> :optOut is null then '{}' else jsonb_build_object(:optOut, state -> :optOut) end
                            || :state::jsonb
                        where session_key = :key
                        """)
                .bind("optOut", SessionState.OPT_OUT)
                .bind("state", json.write(state))
                .bind("key", session.key())
                .execute();
    }

    /** Moves the last activity forward. */
    void touch(Handle handle, Session session, long now) {
        handle.createUpdate(
                        """
                        update sessions set last_activity_at = greatest(last_activity_at, :now) where session_key = :key
                        """)
                .bind("now", now)
                .bind("key", session.key())
                .execute();
    }

    private SessionDocument map(ResultSet row, StatementContext context) throws SQLException {
        double stt = row.getDouble("stt_cost_cents");
        double llm = row.getDouble("llm_cost_cents");
        double tts = row.getDouble("tts_cost_cents");
        long started = row.getLong("start_time");
        long lastActivity = row.getLong("last_activity_at");
        return new SessionDocument(
                row.getLong("number"),
                row.getString("user_id"),
                row.getString("session_id"),
                json.read(row.getString("state")),
                row.getString("latest_group_id"),
                row.getInt("interaction_count"),
                stt,
                llm,
                tts,
                stt + llm + tts,
                Math.max(0, lastActivity - started),
                started,
                row.getLong("created_at"),
                lastActivity);
    }
}
