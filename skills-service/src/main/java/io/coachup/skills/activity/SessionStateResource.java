package io.coachup.skills.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.errors.ApiException;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.events.Events;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.Collections;

/** {@code POST /api/v1/sessions/state}: what clients remember with a session; it is made on first use. */
@Path("/api/v1/sessions/state")
@RunOnVirtualThread
public final class SessionStateResource {

    private static final String REQUIRED = "userId and sessionId are required";

    private final Database database;
    private final Sessions sessions;
    private final SessionDocuments documents;
    private final Events events;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;
    private final LogHash hash;

    SessionStateResource(
            Database database,
            Sessions sessions,
            SessionDocuments documents,
            Events events,
            JsonBodyReader bodies,
            CurrentRequest current,
            LogHash hash) {
        this.database = database;
        this.sessions = sessions;
        this.documents = documents;
        this.events = events;
        this.bodies = bodies;
        this.current = current;
        this.hash = hash;
    }

    /** The state is stored; {@code created} when the session was unknown before. */
    @RegisterForReflection
    public record StateStored(boolean created, String id) {}

    private record Request(String sessionId, JsonNode state, String latestGroupId) {

        static Request of(JsonBody body) {
            if (!body.isTruthy("userId") || !body.isTruthy("sessionId")) {
                throw ApiException.invalid(REQUIRED);
            }
            // The session is the caller's, whoever is named; the name has to be one all the same.
            body.requiredId("userId", "userId must be a non-empty string");
            String sessionId = body.requiredId("sessionId", "sessionId must be a non-empty string");
            String group = body.optionalId("latestGroupId", "latestGroupId, if provided, must be a non-empty string");
            return new Request(sessionId, SessionState.of(body), group);
        }
    }

    @POST
    public StateStored store(InputStream body) {
        Request request = Request.of(bodies.read(body));
        current.logField("sessionIdHash", hash.session(request.sessionId()));
        boolean created = database.inTransaction("sessions.updateState", handle -> {
            long now = System.currentTimeMillis();
            String userId = current.caller().userId();
            boolean opened = sessions.open(handle, request.sessionId(), userId, now);
            Session session = sessions.claim(handle, request.sessionId(), userId, now);
            if (request.state() != null) {
                documents.replaceState(handle, session, request.state());
            }
            if (request.latestGroupId() != null) {
                sessions.latestGroup(handle, session, request.latestGroupId());
            }
            documents.touch(handle, session, now);
            events.append(
                    handle,
                    session,
                    "session_state_updated",
                    Collections.singletonMap("latestGroupId", request.latestGroupId()),
                    new Events.Origin(current.requestId(), current.trackedSkillIdHash(), request.latestGroupId()),
                    now);
            return opened;
        });
        current.logField("created", created);
        return new StateStored(created, request.sessionId());
    }
}
