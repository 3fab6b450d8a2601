package io.coachup.skills.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.QueryNumbers;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.paging.Page;
import io.coachup.skills.paging.Position;
import io.coachup.skills.usage.ReturnedItems;
import io.coachup.skills.usage.ReturnedItems.ListRoute;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/sessions}: reading the caller's sessions. */
@Path("/api/v1/sessions")
@RunOnVirtualThread
public final class SessionsResource {

    private static final String REQUIRED = "sessionId is required";
    private static final int LIMIT_DEFAULT = 20;
    private static final int LIMIT_MAX = 100;

    private final Database database;
    private final SessionDocuments documents;
    private final ReturnedItems returned;
    private final CurrentRequest current;
    private final LogHash hash;

    SessionsResource(
            Database database,
            SessionDocuments documents,
            ReturnedItems returned,
            CurrentRequest current,
            LogHash hash) {
        this.database = database;
        this.documents = documents;
        this.returned = returned;
        this.current = current;
        this.hash = hash;
    }

    /** The session, null when there is none. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OneSession(SessionDocument session, boolean hasSession) {}

    /** A page, newest first; {@code nextCursor} leads to older ones and is absent on the oldest page. */
    @RegisterForReflection
    public record SessionList(
            List<SessionDocument> sessions, @JsonInclude(JsonInclude.Include.NON_NULL) String nextCursor) {}

    /** What happened in a session and what it cost in cents; times are epoch ms, null for an unknown session. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record SessionMetrics(
            String sessionId,
            Long lastActivityAt,
            int interactionCount,
            double sttCostCents,
            double llmCostCents,
            double ttsCostCents,
            double totalCostCents,
            Long startTime) {

        static SessionMetrics of(SessionDocument session) {
            return new SessionMetrics(
                    session.sessionId(),
                    session.lastActivityAt(),
                    session.interactionCount(),
                    session.sttCostCents(),
                    session.llmCostCents(),
                    session.ttsCostCents(),
                    session.totalCostCents(),
                    session.startTime());
        }

        static SessionMetrics unknown(String sessionId) {
            return new SessionMetrics(sessionId, null, 0, 0, 0, 0, 0, null);
        }
    }

    @GET
    public OneSession get(@QueryParam("sessionId") String sessionId) {
        Optional<SessionDocument> found = find("sessions.get", sessionId);
        return new OneSession(found.orElse(null), found.isPresent());
    }

    @GET
    @Path("/metrics")
    public SessionMetrics metrics(@QueryParam("sessionId") String sessionId) {
        return find("sessions.metrics", sessionId)
                .map(SessionMetrics::of)
                .orElseGet(() -> SessionMetrics.unknown(sessionId));
    }

    @GET
    @Path("/list")
    public SessionList list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        int rows = QueryNumbers.clamped(limit, LIMIT_DEFAULT, LIMIT_MAX);
        Position from = Position.of(cursor);
        Page<SessionDocument> page = database.counted(
                "sessions.list",
                Page::size,
                handle -> documents.list(handle, current.caller().userId(), from, rows));
        SessionList answer = new SessionList(page.newestFirst(), page.nextCursor(SessionDocument::position));
        current.logField("params", Map.of("limit", rows, "cursorPresent", !Texts.isBlank(cursor)))
                .logField("items", answer.sessions().size())
                .logField("nextCursorPresent", answer.nextCursor() != null);
        returned.record(ListRoute.SESSIONS, answer.sessions().size());
        return answer;
    }

    private Optional<SessionDocument> find(String function, String sessionId) {
        Texts.id("sessionId", sessionId, REQUIRED);
        Optional<SessionDocument> found = database.inTransaction(
                function,
                handle -> documents.find(handle, sessionId, current.caller().userId()));
        current.logField("sessionIdHash", hash.session(sessionId)).logField("hasSession", found.isPresent());
        return found;
    }
}
