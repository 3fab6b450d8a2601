package io.coachup.skills.interactions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.MessageConfig;
import io.coachup.common.json.QueryNumbers;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.events.Events;
import io.coachup.skills.paging.Page;
import io.coachup.skills.paging.Position;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.List;

/** {@code /api/v1/interactions}: turns that clients report and read. */
@Path("/api/v1/interactions")
@RunOnVirtualThread
public final class InteractionsResource {

    private static final int LIMIT_DEFAULT = 200;
    private static final int LIMIT_MAX = 500;
    private static final String REQUIRED = "sessionId or groupId required";

    private final Database database;
    private final Sessions sessions;
    private final Interactions interactions;
    private final JsonBodyReader bodies;
    private final MessageConfig limits;
    private final CurrentRequest current;

    public InteractionsResource(
            Database database,
            Sessions sessions,
            Interactions interactions,
            JsonBodyReader bodies,
            MessageConfig limits,
            CurrentRequest current) {
        this.database = database;
        this.sessions = sessions;
        this.interactions = interactions;
        this.bodies = bodies;
        this.limits = limits;
        this.current = current;
    }

    /** Outcome of a report: {@code id} is null when {@code skipped} says why nothing was stored. */
    @RegisterForReflection
    public record Appended(boolean ok, String id, @JsonInclude(JsonInclude.Include.NON_NULL) String skipped) {}

    /** The newest turns of a session or a group, oldest first; {@code nextCursor} leads to older ones, if there are. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InteractionList(List<StoredInteraction> interactions, String nextCursor) {}

    @POST
    public Appended append(InputStream body) {
        InteractionRequest request = InteractionRequest.of(bodies.read(body), limits.maxBytes());
        NewInteraction turn = request.turn();
        current.session(request.sessionId());
        if (!turn.hasText()) {
            return new Appended(true, null, "empty_text");
        }
        String userId = current.caller().userId();
        return database.inTransaction("interactions.append", handle -> {
            long now = System.currentTimeMillis();
            Session session = sessions.claim(handle, request.sessionId(), userId, now);
            if (session.transcriptsPersistOptOut()) {
                return new Appended(true, null, "optout");
            }
            Events.Origin origin = new Events.Origin(current.requestId(), current.trackedSkillIdHash(), turn.groupId());
            String messageId = interactions.append(handle, session, turn, origin, now);
            return new Appended(true, request.sessionId() + ":" + messageId, null);
        });
    }

    @GET
    public InteractionList list(
            @QueryParam("sessionId") String sessionId,
            @QueryParam("groupId") String groupId,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        int rows = QueryNumbers.clamped(limit, LIMIT_DEFAULT, LIMIT_MAX);
        Position from = Position.of(cursor);
        Page<StoredInteraction> page;
        if (!Texts.isBlank(sessionId)) {
            page = ofSession(Texts.id("sessionId", sessionId, REQUIRED), from, rows);
        } else if (!Texts.isBlank(groupId)) {
            page = ofGroup(Texts.id("groupId", groupId, REQUIRED), from, rows);
        } else {
            throw ApiException.invalid(REQUIRED);
        }
        current.logField("items", page.newestFirst().size());
        return new InteractionList(page.newestFirst().reversed(), page.nextCursor(StoredInteraction::position));
    }

    private Page<StoredInteraction> ofSession(String sessionId, Position from, int rows) {
        current.session(sessionId);
        return database.counted("interactions.list", Page::size, handle -> sessions.find(
                        handle, sessionId, current.caller().userId())
                .map(session -> interactions.ofSession(handle, session, null, from, rows))
                .orElseGet(Page::empty));
    }

    private Page<StoredInteraction> ofGroup(String groupId, Position from, int rows) {
        return database.counted(
                "interactions.listGroup",
                Page::size,
                handle -> interactions.ofGroup(handle, current.caller().userId(), groupId, from, rows));
    }
}
