package io.coachup.skills.interactions;

import io.coachup.skills.database.SqlArray;
import io.coachup.skills.interactions.NewInteraction.ModelCost;
import io.coachup.skills.interactions.NewInteraction.TranscriptionCost;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Stores turns, of one session or of many, in one statement: the turn itself or what this report adds to an earlier one, what
 * its session counts, and the event that tells of it.
 */
@Singleton
final class TurnWriter {

    /** How far apart in ms two reports of one turn may lie. */
    private static final long SAME_TURN_MS = 60_000;

    /**
     * Of the reports with the same text the nearest one before and after decide: whoever is between them is between the
     * others too, whether stored or said now. The index by text has {@code ts + 0}, so that the planner can't take the one by
     * time for it.
     */
    private static final String SQL =
            """
            with said as materialized (
                select * from unnest(:keys, :users, :messageIds, :groupIds, :roles, :hashes, :texts, :audioUrls, :times,
                    :llmCents, :tokensIn, :tokensOut, :sttCents, :sttDurations, :endings, :requestIds, :skillHashes,
                    :eventGroups) with ordinality
                as turn (session_key, user_id, message_id, group_id, role, content_hash, text, audio_url, ts,
                    llm_cost_cents, llm_tokens_in, llm_tokens_out, stt_cost_cents, stt_duration_ms, ending, request_id,
                    skill_hash, event_group, n)),
            known as materialized (
                select said.n, report.* from said cross join lateral (
                    select id, message_id as known_as, has_model_cost from (
                        (select id, message_id, ts, llm_cost_cents is not null as has_model_cost from interactions
                         where session_key = said.session_key and message_id = said.message_id)
                        union all
                        (select id, message_id, ts, llm_cost_cents is not null as has_model_cost from interactions
                         where session_key = said.session_key
                           and hashtextextended(text, 0) = hashtextextended(said.text, 0)
                           and ts + 0 between said.ts - :sameTurn and said.ts and role = said.role and text = said.text
                         order by ts + 0 desc limit 1)
                        union all
                        (select id, message_id, ts, llm_cost_cents is not null as has_model_cost from interactions
                         where session_key = said.session_key
                           and hashtextextended(text, 0) = hashtextextended(said.text, 0)
                           and ts + 0 between said.ts + 1 and said.ts + :sameTurn and role = said.role and text = said.text
                         order by ts + 0 limit 1)) same
                    where message_id = said.message_id or (
                        not exists (
                            select from interactions other
                            where session_key = said.session_key and other.role <> said.role
                              and other.ts > least(same.ts, said.ts) and other.ts < greatest(same.ts, said.ts))
                        and not exists (
                            select from said other
                            where other.session_key = said.session_key and other.role <> said.role
                              and other.ts > least(same.ts, said.ts) and other.ts < greatest(same.ts, said.ts)))
                    order by message_id = said.message_id desc, ts desc, id desc limit 1) report),
            completed as (
                update interactions stored
                set group_id = coalesce(stored.group_id, said.group_id),
                    llm_cost_cents = coalesce(stored.llm_cost_cents, said.llm_cost_cents),
                    llm_tokens_in = coalesce(stored.llm_tokens_in, said.llm_tokens_in),
                    llm_tokens_out = coalesce(stored.llm_tokens_out, said.llm_tokens_out),
                    stt_cost_cents = coalesce(stored.stt_cost_cents, said.stt_cost_cents),
                    stt_duration_ms = coalesce(stored.stt_duration_ms, said.stt_duration_ms),
                    ending = coalesce(stored.ending, said.ending)
                from known join said using (n) where stored.id = known.id),
            added as (
                insert into interactions
                    (session_key, message_id, group_id, role, content_hash, text, audio_url, ts, llm_cost_cents,
                     llm_tokens_in, llm_tokens_out, stt_cost_cents, stt_duration_ms, ending, created_at)
                select session_key, message_id, group_id, role, content_hash, text, audio_url, ts, llm_cost_cents,
                     llm_tokens_in, llm_tokens_out, stt_cost_cents, stt_duration_ms, ending, :now
                from said where n not in (select n from known) order by n),
            counted as (
                update sessions
                set interaction_count = interaction_count + sums.turns,
                    llm_cost_cents = sessions.llm_cost_cents + sums.cents,
                    last_activity_at = greatest(last_activity_at, :now)
                from (
                    select session_key, count(*) filter (where id is null) as turns,
                        coalesce(sum(llm_cost_cents) filter (where id is null or not has_model_cost), 0) as cents
                    from said left join known using (n) group by session_key) sums
                where sessions.session_key = sums.session_key and (turns > 0 or cents > 0)),
            told as (
                insert into events
                    (session_key, user_id, group_id, request_id, tracked_skill_id_hash, kind, payload, created_at)
                select session_key, user_id, event_group, request_id, skill_hash, 'interaction_appended',
                    jsonb_build_object('messageId', message_id, 'role', role), :now
                from said where n not in (select n from known) order by n)
            select coalesce(known_as, message_id) as stored_as, known_as is null as is_new
            from said left join known using (n) order by n
            """;

    /** A turn that is stored under this id, by this report or, when it isn't new, by an earlier one. */
    record Stored(String messageId, boolean isNew) {}

    /**
     * Stores turns of sessions whose rows the caller has locked. Of one session no two have the same message id, nor the
     * same speaker and text.
     *
     * @return what each is stored as: under its own id, or that of the earlier report of the same turn
     */
    List<Stored> append(Handle handle, List<SaidTurn> said, long now) {
        Query query = handle.createQuery(SQL).bind("now", now).bind("sameTurn", SAME_TURN_MS);
        bind(query, "keys", "uuid", said, turn -> turn.session().key());
        bind(query, "users", "text", said, turn -> turn.session().userId());
        bind(query, "messageIds", "text", said, turn -> turn.turn().messageId());
        bind(query, "groupIds", "text", said, turn -> turn.turn().groupId());
        bind(query, "roles", "text", said, turn -> turn.turn().role());
        bind(query, "hashes", "text", said, turn -> turn.turn().contentHash());
        bind(query, "texts", "text", said, turn -> turn.turn().text().trim());
        bind(query, "audioUrls", "text", said, turn -> turn.turn().audioUrl());
        bind(query, "times", "int8", said, turn -> turn.turn().ts());
        bind(query, "llmCents", "float8", said, turn -> model(turn, ModelCost::cents));
        bind(query, "tokensIn", "int4", said, turn -> model(turn, ModelCost::tokensIn));
        bind(query, "tokensOut", "int4", said, turn -> model(turn, ModelCost::tokensOut));
        bind(query, "sttCents", "float8", said, turn -> transcription(turn, TranscriptionCost::cents));
        bind(query, "sttDurations", "int8", said, turn -> transcription(turn, TranscriptionCost::durationMs));
        bind(query, "endings", "text", said, TurnWriter::ending);
        bind(query, "requestIds", "text", said, turn -> turn.origin().requestId());
        bind(query, "skillHashes", "text", said, turn -> turn.origin().trackedSkillIdHash());
        bind(query, "eventGroups", "text", said, turn -> turn.origin().groupId());
        return query.map((row, _) -> new Stored(row.getString("stored_as"), row.getBoolean("is_new")))
                .list();
    }

    private static void bind(
            Query query, String name, String type, List<SaidTurn> said, Function<SaidTurn, Object> value) {
        query.bind(name, new SqlArray(type, said.stream().map(value).toArray()));
    }

    private static <T> T model(SaidTurn turn, Function<ModelCost, T> part) {
        return turn.turn().cost() instanceof ModelCost cost ? part.apply(cost) : null;
    }

    private static <T> T transcription(SaidTurn turn, Function<TranscriptionCost, T> part) {
        return turn.turn().cost() instanceof TranscriptionCost cost ? part.apply(cost) : null;
    }

    private static String ending(SaidTurn turn) {
        TurnEnding ending = turn.turn().ending();
        return ending == TurnEnding.COMPLETE ? null : ending.word();
    }
}
