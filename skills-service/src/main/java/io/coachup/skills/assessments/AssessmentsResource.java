package io.coachup.skills.assessments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.headers.Headers;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads a session's newest assessment, in the two shapes of the contract. */
@Path("/api/assessments")
@RunOnVirtualThread
public final class AssessmentsResource {

    private final Database database;
    private final Sessions sessions;
    private final AssessmentStore store;
    private final Summaries summaries;
    private final CurrentRequest current;

    public AssessmentsResource(
            Database database, Sessions sessions, AssessmentStore store, Summaries summaries, CurrentRequest current) {
        this.database = database;
        this.sessions = sessions;
        this.store = store;
        this.summaries = summaries;
        this.current = current;
    }

    /** The newest assessment; {@code latestGroupId} is null before the first. */
    @RegisterForReflection
    public record Newest(String sessionId, String latestGroupId, JsonNode summary) {}

    /** The store-backed shape; times are epoch ms and absent while nothing is assessed. */
    @RegisterForReflection
    public record Stored(
            String sessionId,
            String latestGroupId,
            JsonNode summary,
            @JsonInclude(JsonInclude.Include.NON_NULL) String rubricVersion,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long createdAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long updatedAt) {}

    /** The contract's 404. */
    @RegisterForReflection
    public record Nothing(String sessionId, Object summary) {}

    @GET
    @Path("/{sessionId}")
    public Newest newest(
            @PathParam("sessionId") String sessionId, @HeaderParam(Headers.TRACKED_SKILL_ID) String skillId) {
        Texts.id("sessionId", sessionId, "sessionId required");
        current.session(sessionId);
        return database.inTransaction("assessments.newest", handle -> {
            Optional<AssessmentStore.Latest> latest =
                    find(handle, sessionId).flatMap(session -> store.latest(handle, session));
            String groupId = latest.map(AssessmentStore.Latest::groupId).orElse(null);
            JsonNode summary = latest.map(summaries::of).orElseGet(summaries::empty);
            return new Newest(sessionId, groupId, summaries.onlySkill(summary, skillId));
        });
    }

    @GET
    @Path("/convex/{sessionId}")
    public Response stored(@PathParam("sessionId") String sessionId) {
        Texts.id("sessionId", sessionId, "sessionId required");
        current.session(sessionId);
        Stored stored = database.inTransaction("assessments.query", handle -> find(handle, sessionId)
                .filter(session -> session.latestGroupId() != null)
                .map(session -> stored(handle, session))
                .orElse(null));
        if (stored != null) {
            return Response.ok(stored).build();
        }
        return Response.status(ErrorCode.NOT_FOUND.status())
                .entity(new Nothing(sessionId, null))
                .build();
    }

    private Stored stored(Handle handle, Session session) {
        Optional<AssessmentStore.Assessment> newest = store.newest(handle, session);
        Long createdAt = newest.map(AssessmentStore.Assessment::createdAt).orElse(null);
        return new Stored(
                session.sessionId(),
                session.latestGroupId(),
                newest.map(AssessmentStore.Assessment::summary).orElse(null),
                newest.map(AssessmentStore.Assessment::rubricVersion).orElse(null),
                createdAt,
                createdAt);
    }

    /** Clients of the original may encode the id twice. */
    private Optional<Session> find(Handle handle, String sessionId) {
        String userId = current.caller().userId();
        return sessions.find(handle, sessionId, userId)
                .or(() -> decoded(sessionId).flatMap(again -> sessions.find(handle, again, userId)));
    }

    private static Optional<String> decoded(String sessionId) {
        if (sessionId.indexOf('%') < 0) {
            return Optional.empty();
        }
        try {
            String again = URLDecoder.decode(sessionId.replace("+", "%2B"), StandardCharsets.UTF_8);
            return again.indexOf(0) >= 0 ? Optional.empty() : Optional.of(again);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
