package io.coachup.skills.interactions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachup.common.errors.ApiException;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.QueryNumbers;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.events.Events;
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

    private final Database database;
    private final Sessions sessions;
    private final Interactions interactions;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;
    private final LogHash hash;

    public InteractionsResource(
            Database database,
            Sessions sessions,
            Interactions interactions,
            JsonBodyReader bodies,
            CurrentRequest current,
            LogHash hash) {
        this.database = database;
        this.sessions = sessions;
        this.interactions = interactions;
        this.bodies = bodies;
        this.current = current;
        this.hash = hash;
    }

    /** Outcome of a report: {@code id} is null when {@code skipped} says why nothing was stored. */
    @RegisterForReflection
    public record Appended(boolean ok, String id, @JsonInclude(JsonInclude.Include.NON_NULL) String skipped) {}

    /** A session's or a group's turns, oldest first. */
    @RegisterForReflection
    public record InteractionList(List<StoredInteraction> interactions) {}

    @POST
    public Appended append(InputStream body) {
        InteractionRequest request = InteractionRequest.of(bodies.read(body));
        NewInteraction turn = request.turn();
        current.logField("sessionIdHash", hash.session(request.sessionId()));
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
            @QueryParam("limit") String limit) {
        int rows = QueryNumbers.clamped(limit, LIMIT_DEFAULT, LIMIT_MAX);
        String userId = current.caller().userId();
        List<StoredInteraction> list;
        if (sessionId != null && !sessionId.isBlank()) {
            Texts.id("sessionId", sessionId, "sessionId or groupId required");
            current.logField("sessionIdHash", hash.session(sessionId));
            list = database.inTransaction("interactions.list", handle -> sessions.find(handle, sessionId, userId)
                    .map(session -> interactions.newest(handle, session, rows))
                    .orElse(List.of()));
        } else if (groupId != null && !groupId.isBlank()) {
            Texts.id("groupId", groupId, "sessionId or groupId required");
            list = database.inTransaction(
                    "interactions.listGroup", handle -> interactions.newestOfGroup(handle, userId, groupId, rows));
        } else {
            throw ApiException.invalid("sessionId or groupId required");
        }
        current.logField("items", list.size());
        return new InteractionList(list);
    }
}
