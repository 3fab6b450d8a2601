package io.coachup.skills.interactions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.QueryNumbers;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.paging.Page;
import io.coachup.skills.paging.Position;
import io.coachup.skills.session.Sessions;
import io.coachup.skills.usage.ReturnedItems;
import io.coachup.skills.usage.ReturnedItems.ListRoute;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /api/v1/transcripts}: a session's turns, the newest page first, each page in ascending order. */
@Path("/api/v1/transcripts")
@RunOnVirtualThread
public final class TranscriptsResource {

    private static final int LIMIT_DEFAULT = 20;
    private static final int LIMIT_MAX = 100;

    private final Database database;
    private final Sessions sessions;
    private final Interactions interactions;
    private final ReturnedItems returned;
    private final CurrentRequest current;
    private final LogHash hash;

    public TranscriptsResource(
            Database database,
            Sessions sessions,
            Interactions interactions,
            ReturnedItems returned,
            CurrentRequest current,
            LogHash hash) {
        this.database = database;
        this.sessions = sessions;
        this.interactions = interactions;
        this.returned = returned;
        this.current = current;
        this.hash = hash;
    }

    /** One turn; {@code createdAt} is epoch ms, {@code ending} how a reply ended unless it was complete. */
    @RegisterForReflection
    public record Item(
            String id,
            String sessionId,
            @JsonInclude(JsonInclude.Include.NON_NULL) String groupId,
            String role,
            String text,
            String audioUrl,
            long createdAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String ending) {

        static Item of(StoredInteraction turn) {
            return new Item(
                    turn.messageId(),
                    turn.sessionId(),
                    turn.groupId(),
                    turn.role(),
                    turn.text(),
                    turn.audioUrl(),
                    turn.createdAt(),
                    turn.ending());
        }
    }

    /** A page; {@code nextCursor} leads to older turns and is absent on the oldest page. */
    @RegisterForReflection
    public record Transcript(List<Item> items, @JsonInclude(JsonInclude.Include.NON_NULL) String nextCursor) {}

    @GET
    public Transcript list(
            @QueryParam("sessionId") String sessionId,
            @QueryParam("groupId") String groupId,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        Texts.id("sessionId", sessionId, "sessionId is required");
        String group = Texts.isBlank(groupId) ? null : Texts.id("groupId", groupId, "groupId");
        int rows = QueryNumbers.clamped(limit, LIMIT_DEFAULT, LIMIT_MAX);
        Position from = Position.of(cursor);
        Page<StoredInteraction> turns = database.counted("transcripts.list", Page::size, handle -> sessions.find(
                        handle, sessionId, current.caller().userId())
                .map(session -> interactions.ofSession(handle, session, group, from, rows))
                .orElseGet(Page::empty));
        Transcript transcript = new Transcript(
                turns.newestFirst().reversed().stream().map(Item::of).toList(),
                turns.nextCursor(StoredInteraction::position));
        log(sessionId, group, rows, cursor != null && !cursor.isBlank(), transcript);
        return transcript;
    }

    private void log(String sessionId, String group, int limit, boolean cursorPresent, Transcript page) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("sessionIdHash", hash.session(sessionId));
        if (group != null) {
            params.put("groupId", hash.group(group));
        }
        params.put("limit", limit);
        params.put("cursorPresent", cursorPresent);
        current.logField("params", params)
                .logField("items", page.items().size())
                .logField("nextCursorPresent", page.nextCursor() != null);
        returned.record(ListRoute.TRANSCRIPTS, page.items().size());
    }
}
