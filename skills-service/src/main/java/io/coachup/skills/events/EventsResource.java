package io.coachup.skills.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachup.common.json.QueryNumbers;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.paging.Page;
import io.coachup.skills.paging.Position;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** {@code GET /api/v1/events}. */
@Path("/api/v1/events")
@RunOnVirtualThread
public final class EventsResource {

    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 200;

    private final Database database;
    private final Sessions sessions;
    private final Events events;
    private final CurrentRequest current;

    public EventsResource(Database database, Sessions sessions, Events events, CurrentRequest current) {
        this.database = database;
        this.sessions = sessions;
        this.events = events;
        this.current = current;
    }

    /** The newest events of a session, newest first; {@code nextCursor} leads to older ones, if there are. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventList(String sessionId, String trackedSkillIdHash, List<StoredEvent> events, String nextCursor) {}

    @GET
    public EventList list(
            @QueryParam("sessionId") String sessionId,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        Texts.id("sessionId", sessionId, "sessionId required");
        int rows = QueryNumbers.clamped(limit, LIMIT_DEFAULT, LIMIT_MAX);
        Position from = Position.of(cursor);
        Page<StoredEvent> page = database.counted("events.list", Page::size, handle -> sessions.find(
                        handle, sessionId, current.caller().userId())
                .map(session -> events.ofSession(handle, session, from, rows))
                .orElseGet(Page::empty));
        current.logField("items", page.newestFirst().size());
        return new EventList(
                sessionId, current.trackedSkillIdHash(), page.newestFirst(), page.nextCursor(StoredEvent::position));
    }
}
