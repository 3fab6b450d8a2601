package io.coachup.skills.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.skills.database.Json;
import io.coachup.skills.session.Session;
import jakarta.inject.Singleton;
import java.util.Optional;
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
