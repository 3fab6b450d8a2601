package io.coachup.skills.interactions;

import io.coachup.common.conversation.ConversationRole;
import io.coachup.skills.events.Events;
import io.coachup.skills.paging.Page;
import io.coachup.skills.paging.Pages;
import io.coachup.skills.paging.Position;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.coachup.skills.summaries.Cadence;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The stored turns of conversations. Several writers report the same turn (speech, ingest, chat, the client itself): a
 * message id is stored once, and so is a text that the same speaker said at most a minute apart with nobody in between.
 */
@Singleton
public final class Interactions {

    /** How far apart in ms two reports of one turn may lie. */
    private static final long SAME_TURN_MS = 60_000;

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

    private final Sessions sessions;
    private final Events events;
    private final Cadence summaries;
    private final Pages pages;

    public Interactions(Sessions sessions, Events events, Cadence summaries, Pages pages) {
        this.sessions = sessions;
        this.events = events;
        this.summaries = summaries;
        this.pages = pages;
    }

    /**
     * Stores a turn of a session whose row the caller has locked.
     *
     * @return the message id under which it is stored: its own, or that of the earlier report of the same turn
     */
    public String append(Handle handle, Session session, NewInteraction turn, Events.Origin origin, long now) {
        Optional<EarlierReport> known = earlierReport(handle, session, turn);
        if (known.isPresent()) {
            complete(handle, session, known.get(), turn, now);
            return known.get().messageId();
        }
        insert(handle, session, turn, now);
        sessions.recordTurn(handle, session, modelCents(turn), now);
        events.append(
                handle,
                session,
                "interaction_appended",
                Map.of("messageId", turn.messageId(), "role", turn.role()),
                origin,
                now);
        if (ConversationRole.ASSISTANT.is(turn.role())) {
            summaries.replied(handle, session, now);
        }
        return turn.messageId();
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

    private record EarlierReport(long id, String messageId, boolean hasModelCost) {}

    /**
     * Of the reports with the same text the nearest one before and after decide: whoever is between them is between the
     * others too. The index by text has {@code ts + 0}, so that the planner can't take the one by time for it.
     */
    private static Optional<EarlierReport> earlierReport(Handle handle, Session session, NewInteraction turn) {
        return handle.createQuery(
                        """
                        select id, message_id, has_model_cost from (
                            (select id, message_id, ts, llm_cost_cents is not null as has_model_cost from interactions
                             where session_key = :key and message_id = :messageId)
                            union all
                            (select id, message_id, ts, llm_cost_cents is not null as has_model_cost from interactions
                             where session_key = :key and hashtextextended(text, 0) = hashtextextended(:text, 0)
                               and ts + 0 between :ts - :sameTurn and :ts and role = :role and text = :text
                             order by ts + 0 desc limit 1)
                            union all
                            (select id, message_id, ts, llm_cost_cents is not null as has_model_cost from interactions
                             where session_key = :key and hashtextextended(text, 0) = hashtextextended(:text, 0)
                               and ts + 0 between :ts + 1 and :ts + :sameTurn and role = :role and text = :text
                             order by ts + 0 limit 1)) same
                        where message_id = :messageId or not exists (
                            select from interactions other
                            where session_key = :key and other.role <> :role
                              and other.ts > least(same.ts, :ts) and other.ts < greatest(same.ts, :ts))
                        order by message_id = :messageId desc, ts desc, id desc limit 1
                        """)
                .bind("key", session.key())
                .bind("messageId", turn.messageId())
                .bind("role", turn.role())
                .bind("text", turn.text().trim())
                .bind("ts", turn.ts())
                .bind("sameTurn", SAME_TURN_MS)
                .map((row, _) -> new EarlierReport(
                        row.getLong("id"), row.getString("message_id"), row.getBoolean("has_model_cost")))
                .findOne();
    }

    /** Adds what only this report of a turn knows. */
    private void complete(Handle handle, Session session, EarlierReport report, NewInteraction turn, long now) {
        Costs costs = Costs.of(turn.cost());
        handle.createUpdate(
                        """
                        update interactions
                        set group_id = coalesce(group_id, :groupId),
                            llm_cost_cents = coalesce(llm_cost_cents, :llmCents),
                            llm_tokens_in = coalesce(llm_tokens_in, :tokensIn),
                            llm_tokens_out = coalesce(llm_tokens_out, :tokensOut),
                            stt_cost_cents = coalesce(stt_cost_cents, :sttCents),
                            stt_duration_ms = coalesce(stt_duration_ms, :sttDurationMs),
                            ending = coalesce(ending, :ending)
                        where id = :id
                        """)
                .bind("groupId", turn.groupId())
                .bind("llmCents", costs.llmCents())
                .bind("tokensIn", costs.tokensIn())
                .bind("tokensOut", costs.tokensOut())
                .bind("sttCents", costs.sttCents())
                .bind("sttDurationMs", costs.sttDurationMs())
                .bind("ending", ending(turn))
                .bind("id", report.id())
                .execute();
        if (!report.hasModelCost() && modelCents(turn) > 0) {
            sessions.recordReply(handle, session, modelCents(turn), now);
        }
    }

    private static double modelCents(NewInteraction turn) {
        return turn.cost() instanceof NewInteraction.ModelCost model ? model.cents() : 0;
    }

    private static String ending(NewInteraction turn) {
        return turn.ending() == TurnEnding.COMPLETE ? null : turn.ending().word();
    }

    private static void insert(Handle handle, Session session, NewInteraction turn, long now) {
        Costs costs = Costs.of(turn.cost());
        handle.createUpdate(
                        """
                        insert into interactions
                            (session_key, message_id, group_id, role, content_hash, text, audio_url, ts,
                             llm_cost_cents, llm_tokens_in, llm_tokens_out, stt_cost_cents, stt_duration_ms, ending,
                             created_at)
                        values (:key, :messageId, :groupId, :role, :contentHash, :text, :audioUrl, :ts,
                                :llmCents, :tokensIn, :tokensOut, :sttCents, :sttDurationMs, :ending, :now)
                        """)
                .bind("key", session.key())
                .bind("messageId", turn.messageId())
                .bind("groupId", turn.groupId())
                .bind("role", turn.role())
                .bind("contentHash", turn.contentHash())
                .bind("text", turn.text().trim())
                .bind("audioUrl", turn.audioUrl())
                .bind("ts", turn.ts())
                .bind("llmCents", costs.llmCents())
                .bind("tokensIn", costs.tokensIn())
                .bind("tokensOut", costs.tokensOut())
                .bind("sttCents", costs.sttCents())
                .bind("sttDurationMs", costs.sttDurationMs())
                .bind("ending", ending(turn))
                .bind("now", now)
                .execute();
    }

    /** The cost columns of a turn; null for what it does not have. */
    private record Costs(Double llmCents, Integer tokensIn, Integer tokensOut, Double sttCents, Long sttDurationMs) {

        static Costs of(NewInteraction.Cost cost) {
            return switch (cost) {
                case null -> new Costs(null, null, null, null, null);
                case NewInteraction.ModelCost model ->
                    new Costs(model.cents(), model.tokensIn(), model.tokensOut(), null, null);
                case NewInteraction.TranscriptionCost stt -> new Costs(null, null, null, stt.cents(), stt.durationMs());
            };
        }
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
