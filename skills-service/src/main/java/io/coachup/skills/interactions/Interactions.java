package io.coachup.skills.interactions;

import io.coachup.common.conversation.ConversationRole;
import io.coachup.skills.events.Events;
import io.coachup.skills.paging.Page;
import io.coachup.skills.paging.Pages;
import io.coachup.skills.paging.Position;
import io.coachup.skills.session.Session;
import io.coachup.skills.summaries.Cadence;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The stored turns of conversations. Several writers report the same turn (speech, ingest, chat, the client itself): a
 * message id is stored once, and so is a text that the same speaker said at most a minute apart with nobody in between.
 */
@Singleton
public final class Interactions {

    private static final String SELECT =
            """
            select i.id, s.session_id, i.group_id, i.message_id, i.role, i.content_hash, i.text, i.audio_url, i.ts,
                   i.created_at, i.llm_cost_cents, i.stt_cost_cents, i.stt_duration_ms, i.ending
            from interactions i join sessions s using (session_key)
            """;

    private static final String SIZE =
            """
            octet_length(text) + octet_length(message_id) + octet_length(content_hash)
            + coalesce(octet_length(group_id), 0) + coalesce(octet_length(audio_url), 0)
            """;

    private final TurnWriter writer;
    private final Cadence summaries;
    private final Pages pages;

    Interactions(TurnWriter writer, Cadence summaries, Pages pages) {
        this.writer = writer;
        this.summaries = summaries;
        this.pages = pages;
    }

    /**
     * Stores a turn of a session whose row the caller has locked.
     *
     * @return the message id under which it is stored: its own, or that of the earlier report of the same turn
     */
    public String append(Handle handle, Session session, NewInteraction turn, Events.Origin origin, long now) {
        return append(handle, List.of(new SaidTurn(session, turn, origin)), now).getFirst();
    }

    /** The same for several turns at once; of one session no two have the same message id, nor the same speaker and text. */
    List<String> append(Handle handle, List<SaidTurn> turns, long now) {
        List<TurnWriter.Stored> stored = writer.append(handle, turns, now);
        summaries.replied(handle, newReplies(turns, stored), now);
        return stored.stream().map(TurnWriter.Stored::messageId).toList();
    }

    /** The sessions of the coach's replies that no earlier report told of, each as often as it has one. */
    private static List<UUID> newReplies(List<SaidTurn> turns, List<TurnWriter.Stored> stored) {
        List<UUID> sessions = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            SaidTurn said = turns.get(i);
            if (stored.get(i).isNew()
                    && ConversationRole.ASSISTANT.is(said.turn().role())) {
                sessions.add(said.session().key());
            }
        }
        return sessions;
    }

    /** True when this very report was stored before. */
    public boolean isStored(Handle handle, Session session, String messageId) {
        return handle.createQuery(
                        "select exists (select from interactions where session_key = :key and message_id = :messageId)")
                .bind("key", session.key())
                .bind("messageId", messageId)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * A page of a session's turns.
     *
     * @param groupId only this group's turns, or null for all
     */
    public Page<StoredInteraction> ofSession(Handle handle, Session session, String groupId, Position from, int limit) {
        return groupId == null
                ? page(handle, "i.session_key = :key", Map.of("key", session.key()), from, limit)
                : page(
                        handle,
                        "i.session_key = :key and i.group_id = :groupId",
                        Map.of("key", session.key(), "groupId", groupId),
                        from,
                        limit);
    }

    /** A page of a group's turns within the person's own sessions. */
    public Page<StoredInteraction> ofGroup(Handle handle, String userId, String groupId, Position from, int limit) {
        return page(
                handle,
                "s.user_id = :userId and i.group_id = :groupId",
                Map.of("userId", userId, "groupId", groupId),
                from,
                limit);
    }

    private Page<StoredInteraction> page(Handle handle, String which, Map<String, ?> values, Position from, int limit) {
        String select = SELECT + "where " + which + " and (i.ts, i.id) < (:time, :id)";
        return pages.read(
                handle, new Pages.Rows(select, SIZE, "ts desc, id desc"), values, from, limit, Interactions::map);
    }

    private static StoredInteraction map(ResultSet row, StatementContext context) throws SQLException {
        return new StoredInteraction(
                row.getLong("id"),
                row.getString("session_id"),
                row.getString("group_id"),
                row.getString("message_id"),
                row.getString("role"),
                row.getString("content_hash"),
                row.getString("text"),
                row.getString("audio_url"),
                row.getLong("ts"),
                row.getLong("created_at"),
                row.getObject("llm_cost_cents", Double.class),
                row.getObject("stt_cost_cents", Double.class),
                row.getObject("stt_duration_ms", Long.class),
                row.getString("ending"));
    }
}
