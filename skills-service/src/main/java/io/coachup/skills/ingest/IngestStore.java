package io.coachup.skills.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.skills.database.Json;
import io.coachup.skills.session.Session;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Received messages and the state machine's place, both under the lock of the session's row. */
@Singleton
public final class IngestStore {

    private final Json json;

    public IngestStore(Json json) {
        this.json = json;
    }

    /** The answer that this message got when it came first. */
    Optional<IngestAnswer> firstAnswer(Handle handle, Session session, String messageId) {
        return handle.createQuery(
                        "select answer from ingested_messages where session_key = :key and message_id = :messageId")
                .bind("key", session.key())
                .bind("messageId", messageId)
                .map((row, context) -> answer(json.read(row.getString("answer"))))
                .findOne();
    }

    private static IngestAnswer answer(JsonNode stored) {
        return new IngestAnswer(
                stored.get("state").asText(),
                stored.get("groupId").isNull() ? null : stored.get("groupId").asText(),
                stored.get("turnCount").asInt(),
                stored.get("enqueued").asBoolean(),
                null);
    }

    GroupState state(Handle handle, Session session) {
        return handle.createQuery(
                        """
                        select active, group_id, group_start_index, turn_count, last_ts, next_event_index
                        from sessions where session_key = :key
                        """)
                .bind("key", session.key())
                .map((row, context) -> new GroupState(
                        row.getBoolean("active"),
                        row.getString("group_id"),
                        row.getObject("group_start_index", Integer.class),
                        row.getInt("turn_count"),
                        row.getObject("last_ts", Long.class),
                        row.getInt("next_event_index")))
                .one();
    }

    void save(Handle handle, Session session, GroupState state) {
        handle.createUpdate(
                        """
                        update sessions
                        set active = :active, group_id = :groupId, group_start_index = :startIndex,
                            turn_count = :turnCount, last_ts = :lastTs, next_event_index = :nextEventIndex,
                            latest_group_id = coalesce(:groupId, latest_group_id)
                        where session_key = :key
                        """)
                .bind("active", state.active())
                .bind("groupId", state.groupId())
                .bind("startIndex", state.startIndex())
                .bind("turnCount", state.turnCount())
                .bind("lastTs", state.lastTs())
                .bind("nextEventIndex", state.nextEventIndex())
                .bind("key", session.key())
                .execute();
    }

    /** How many messages of a session were received, which is the index of the next one. */
    public int messageCount(Handle handle, Session session) {
        return state(handle, session).nextEventIndex();
    }

    /**
     * The newest messages of a span that fit, at least one, oldest first; the database hands out no others.
     *
     * @param start index of the first, inclusive
     * @param end index of the last, exclusive
     * @param maxBytes of texts and ids in UTF-8
     */
    public List<StoredMessage> newest(
            Handle handle, UUID sessionKey, int start, int end, int maxMessages, int maxBytes) {
        return handle.createQuery(
                        """
                        select message_id, role, content, ts from (
                            select newest.*, row_number() over newest_first as place,
                                   sum(octet_length(content) + octet_length(message_id)) over newest_first as bytes
                            from (select * from ingested_messages
                                  where session_key = :key and event_index >= :start and event_index < :end
                                  order by event_index desc limit :maxMessages) newest
                            window newest_first as (order by event_index desc)) placed
                        where place = 1 or bytes <= :maxBytes
                        order by event_index
                        """)
                .bind("key", sessionKey)
                .bind("start", start)
                .bind("end", end)
                .bind("maxMessages", maxMessages)
                .bind("maxBytes", maxBytes)
                .map((row, context) -> new StoredMessage(
                        row.getString("message_id"),
                        row.getString("role"),
                        row.getString("content"),
                        row.getLong("ts")))
                .list();
    }

    /** A received message; {@code ts} is epoch ms. */
    public record StoredMessage(String messageId, String role, String content, long ts) {}

    /** Forgets the text of a span; for sessions that opted out of storing it. */
    public void forgetText(Handle handle, Session session, int start, int end) {
        handle.createUpdate(
                        """
                        update ingested_messages set content = ''
                        where session_key = :key and event_index >= :start and event_index < :end
                        """)
                .bind("key", session.key())
                .bind("start", start)
                .bind("end", end)
                .execute();
    }

    void append(Handle handle, Session session, int eventIndex, IngestMessage message, IngestAnswer answer, long now) {
        handle.createUpdate(
                        """
                        insert into ingested_messages
                            (session_key, event_index, message_id, role, content, ts, answer, created_at)
                        values (:key, :eventIndex, :messageId, :role, :content, :ts, :answer::jsonb, :now)
                        """)
                .bind("key", session.key())
                .bind("eventIndex", eventIndex)
                .bind("messageId", message.messageId())
                .bind("role", message.role())
                .bind("content", message.content())
                .bind("ts", message.ts())
                .bind("answer", json.write(answer))
                .bind("now", now)
                .execute();
    }
}
