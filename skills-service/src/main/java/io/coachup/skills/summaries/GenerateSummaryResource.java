package io.coachup.skills.summaries;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachup.common.headers.Headers;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.MessageConfig;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.tracing.CallIds;
import io.coachup.skills.database.Database;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;

/** {@code POST /api/v1/session-summary/generate}: a summary on demand, answered with its text, as the AI API had it. */
@Path("/api/v1/session-summary/generate")
@RunOnVirtualThread
public final class GenerateSummaryResource {

    private static final StoredSummary NONE = new StoredSummary(0, "", null, 0, 0);

    private final Database database;
    private final Sessions sessions;
    private final SummaryStore store;
    private final SummariesOnDemand onDemand;
    private final JsonBodyReader bodies;
    private final MessageConfig limits;
    private final CurrentRequest current;

    GenerateSummaryResource(
            Database database,
            Sessions sessions,
            SummaryStore store,
            SummariesOnDemand onDemand,
            JsonBodyReader bodies,
            MessageConfig limits,
            CurrentRequest current) {
        this.database = database;
        this.sessions = sessions;
        this.store = store;
        this.onDemand = onDemand;
        this.bodies = bodies;
        this.limits = limits;
        this.current = current;
    }

    /**
     * The new version, made at {@code updatedAt}, epoch ms; or, with the status {@code empty} and no text, the one before it, 0
     * and 0 for none.
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GeneratedSummary(String sessionId, String status, int version, long updatedAt, String text) {}

    @POST
    public Response generate(InputStream body) {
        SummaryRequest asked = SummaryRequest.of(bodies.read(body), limits.maxBytes());
        String userId = current.caller().userId();
        current.session(asked.sessionId());
        CallIds ids = new CallIds(current.requestId(), current.traceParent());
        Optional<StoredSummary> made = onDemand.make(asked, userId, ids, "summary generate failed");
        current.logField("hasText", made.isPresent());
        return made.map(summary -> Response.ok(new GeneratedSummary(
                        asked.sessionId(), null, summary.version(), summary.createdAt(), summary.text())))
                .orElseGet(() -> empty(asked.sessionId(), userId))
                .build();
    }

    private Response.ResponseBuilder empty(String sessionId, String userId) {
        StoredSummary before =
                database.inTransaction("summaries.newest", handle -> sessions.find(handle, sessionId, userId)
                        .flatMap(session -> store.newest(handle, session.key()))
                        .orElse(NONE));
        return Response.ok(new GeneratedSummary(sessionId, "empty", before.version(), before.createdAt(), ""))
                .header(Headers.SUMMARY_EMPTY, "1");
    }
}
