package io.coachup.skills.summaries;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The stored summaries, a row a version, and the turns that they are made of. */
@Singleton
final class SummaryStore {

    private static final int TURNS = 200;

    /** Versions of a session that are kept. Only the newest is read; those before it tell what went wrong. */
    private static final int VERSIONS = 5;

    private static final int TURN_MAX_CHARS = 8_000;

    /** The session's newest summary. */
    Optional<StoredSummary> newest(Handle handle, UUID sessionKey) {
        return handle.createQuery(
                        """
                        select version, text, last_message_ts, through_id, created_at from session_summaries
                        where session_key = :key order by version desc limit 1
                        """)
                .bind("key", sessionKey)
                .map((row, _) -> new StoredSummary(
                        row.getInt("version"),
                        row.getString("text"),
                        row.getObject("last_message_ts", Long.class),
                        row.getLong("through_id"),
                        row.getLong("created_at")))
                .findOne();
    }

    /** Who wrote a summary, and the room that it had in tokens; {@code model} may be null. */
    record Origin(String provider, String model, int tokenBudget) {}

    /** Adds a version, and takes away those that are too many. */
    void append(Handle handle, UUID sessionKey, StoredSummary summary, Origin origin) {
        handle.createUpdate(
                        """
                        insert into session_summaries
                            (session_key, version, text, last_message_ts, through_id, provider, model, token_budget,
                             created_at)
                        values (:key, :version, :text, :lastTs, :throughId, :provider, :model, :budget, :now)
                        """)
                .bind("key", sessionKey)
                .bind("version", summary.version())
                .bind("text", summary.text())
                .bind("lastTs", summary.lastMessageTs())
                .bind("throughId", summary.throughId())
                .bind("provider", origin.provider())
                .bind("model", origin.model())
                .bind("budget", origin.tokenBudget())
                .bind("now", summary.createdAt())
                .execute();
        handle.createUpdate("delete from session_summaries where session_key = :key and version <= :tooOld")
                .bind("key", sessionKey)
                .bind("tooOld", summary.version() - VERSIONS)
                .execute();
    }

    /** A stored turn; {@code ts} is epoch ms. */
    record StoredTurn(long id, String messageId, String role, String text, long ts) {

        Draft.Turn said() {
            return new Draft.Turn(role, text);
        }
    }

    /** The session's newest turns that fit into {@code maxBytes} of UTF-8, at least one, oldest first. */
    List<StoredTurn> newestTurns(Handle handle, UUID sessionKey, int maxBytes) {
        return handle.createQuery(
                        """
                        select id, message_id, role, text, ts from (
                            select newest.*, row_number() over newest_first as place,
                                   sum(octet_length(text)) over newest_first as bytes
                            from (select id, message_id, role, left(text, :maxChars) as text, ts from interactions
                                  where session_key = :key order by ts desc, id desc limit :turns) newest
                            window newest_first as (order by ts desc, id desc)) placed
                        where place = 1 or bytes <= :maxBytes
                        order by ts, id
                        """)
                .bind("key", sessionKey)
                .bind("maxChars", TURN_MAX_CHARS)
                .bind("turns", TURNS)
                .bind("maxBytes", maxBytes)
                .map((row, _) -> new StoredTurn(
                        row.getLong("id"),
                        row.getString("message_id"),
                        row.getString("role"),
                        row.getString("text"),
                        row.getLong("ts")))
                .list();
    }
}
