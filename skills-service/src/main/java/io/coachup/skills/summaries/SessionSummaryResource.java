package io.coachup.skills.summaries;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.headers.Headers;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.MessageConfig;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.tracing.CallIds;
import io.coachup.skills.database.Database;
import io.coachup.skills.idempotency.IdempotentRequests;
import io.coachup.skills.idempotency.RequestKey;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code /api/v1/session-summary}: the newest summary of a session of the caller's, and one on demand. */
@Path("/api/v1/session-summary")
@RunOnVirtualThread
public final class SessionSummaryResource {

    private static final String REQUIRED = "sessionId is required";
    private static final String ROUTE = "POST /api/v1/session-summary";
    private static final String EMPTY = "empty";
    private static final String FAILURE = "ai generate failed";

    private final Database database;
    private final Sessions sessions;
    private final SummaryStore store;
    private final Cadence cadence;
    private final SummariesOnDemand onDemand;
    private final IdempotentRequests requests;
    private final JsonBodyReader bodies;
    private final MessageConfig limits;
    private final CurrentRequest current;
    private final LogHash hash;

    SessionSummaryResource(
            Database database,
            Sessions sessions,
            SummaryStore store,
            Cadence cadence,
            SummariesOnDemand onDemand,
            IdempotentRequests requests,
            JsonBodyReader bodies,
            MessageConfig limits,
            CurrentRequest current,
            LogHash hash) {
        this.database = database;
        this.sessions = sessions;
        this.store = store;
        this.cadence = cadence;
        this.onDemand = onDemand;
        this.requests = requests;
        this.bodies = bodies;
        this.limits = limits;
        this.current = current;
        this.hash = hash;
    }

    /**
     * The newest summary; times are epoch ms, {@code thresholdTurns} replies of the coach make the next one due, and {@code
     * turnsSince} there were.
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SessionSummary(
            String sessionId,
            String text,
            Long lastMessageTs,
            long updatedAt,
            int version,
            int thresholdTurns,
            int turnsSince) {}

    /** The contract's 404. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record NoSummary(String sessionId, Object summary) {}

    /** What came of asking for one: {@code completed} with its version, or {@code empty}. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SummaryMade(String status, SummaryVersion summary) {}

    /** A version that was made at {@code updatedAt}, epoch ms. */
    @RegisterForReflection
    public record SummaryVersion(String sessionId, int version, long updatedAt) {}

    @GET
    public Response get(
            @QueryParam("sessionId") String sessionId,
            @HeaderParam(Headers.IF_NONE_MATCH) String known,
            @HeaderParam(Headers.IDEMPOTENCY_KEY) String key) {
        Texts.id("sessionId", sessionId, REQUIRED);
        String userId = current.caller().userId();
        Optional<SessionSummary> found =
                database.inTransaction("summaries.newest", handle -> sessions.find(handle, sessionId, userId)
                        .flatMap(session -> newest(handle, session)));
        current.logField("sessionIdHash", hash.session(sessionId)).logField("hasText", found.isPresent());
        return echoing(key, found.map(summary -> answer(summary, known)).orElseGet(() -> none(sessionId)))
                .build();
    }

    private Optional<SessionSummary> newest(Handle handle, Session session) {
        return store.newest(handle, session.key())
                .map(summary -> new SessionSummary(
                        session.sessionId(),
                        summary.text(),
                        summary.lastMessageTs(),
                        summary.createdAt(),
                        summary.version(),
                        cadence.every(),
                        cadence.turnsSince(handle, session.key())));
    }

    private static Response.ResponseBuilder answer(SessionSummary summary, String known) {
        String tag = EntityTags.of(summary.version(), summary.updatedAt());
        return (EntityTags.matches(known, tag) ? Response.notModified() : Response.ok(summary))
                .header(Headers.ETAG, tag);
    }

    private static Response.ResponseBuilder none(String sessionId) {
        return Response.status(ErrorCode.NOT_FOUND.status()).entity(new NoSummary(sessionId, null));
    }

    @POST
    public Response make(@HeaderParam(Headers.IDEMPOTENCY_KEY) String key, InputStream body) {
        JsonBody request = bodies.read(body);
        SummaryRequest asked = SummaryRequest.of(request, limits.maxBytes());
        String userId = current.caller().userId();
        current.session(asked.sessionId());
        CallIds ids = new CallIds(current.requestId(), current.traceParent());
        JsonNode answer =
                requests.once(RequestKey.of(userId, ROUTE, key, request), onDemand.limit(), () -> onDemand.make(
                                asked, userId, ids, FAILURE)
                        .map(made -> new SummaryMade(
                                "completed", new SummaryVersion(asked.sessionId(), made.version(), made.createdAt())))
                        .orElseGet(() -> new SummaryMade(EMPTY, null)));
        boolean empty = answer.path("status").asText().equals(EMPTY);
        current.logField("hasText", !empty);
        return echoing(key, Response.ok(answer).header(Headers.SUMMARY_EMPTY, empty ? "1" : null))
                .build();
    }

    private static Response.ResponseBuilder echoing(String key, Response.ResponseBuilder answer) {
        return answer.header(Headers.IDEMPOTENCY_KEY, RequestKey.isValid(key) ? key : null);
    }
}
