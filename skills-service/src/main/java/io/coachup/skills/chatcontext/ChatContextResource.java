package io.coachup.skills.chatcontext;

import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.interactions.Interactions;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.coachup.skills.tracking.TrackedSkills;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.chat.PromptContext;
import io.coachup.skillsapi.chat.PromptContextRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** {@code POST /chat/context}: one call that tells the gateway all a prompt needs, in the caller's own name. */
@Path(SkillsPaths.CHAT_CONTEXT)
@RunOnVirtualThread
public final class ChatContextResource {

    private static final int RECENT_TURNS = 10;

    /** More than a prompt ever takes of a turn. */
    private static final int TURN_MAX_CHARS = 8_000;

    private final Database database;
    private final Sessions sessions;
    private final Interactions interactions;
    private final TrackedSkills trackedSkills;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;
    private final LogHash hash;

    public ChatContextResource(
            Database database,
            Sessions sessions,
            Interactions interactions,
            TrackedSkills trackedSkills,
            JsonBodyReader bodies,
            CurrentRequest current,
            LogHash hash) {
        this.database = database;
        this.sessions = sessions;
        this.interactions = interactions;
        this.trackedSkills = trackedSkills;
        this.bodies = bodies;
        this.current = current;
        this.hash = hash;
    }

    @POST
    public PromptContext context(InputStream body) {
        String sessionId = asked(bodies.read(body)).sessionId();
        String userId = current.caller().userId();
        current.logField("sessionIdHash", hash.session(sessionId));
        return database.inTransaction(
                "chat.context",
                handle -> new PromptContext(
                        sessionId,
                        null,
                        sessionId == null
                                ? List.of()
                                : turns(handle, sessions.claim(handle, sessionId, userId, System.currentTimeMillis())),
                        null,
                        List.of(),
                        trackedSkills.list(handle, userId).stream()
                                .map(tracked -> new PromptContext.TrackedSkillLevel(
                                        tracked.skillId(),
                                        tracked.skill().title(),
                                        tracked.skill().category(),
                                        tracked.currentLevel()))
                                .toList()));
    }

    static PromptContextRequest asked(JsonBody request) {
        return new PromptContextRequest(request.optionalId("sessionId", "sessionId must be a non-empty string"));
    }

    private List<PromptContext.RecentTurn> turns(Handle handle, Session session) {
        return interactions.recent(handle, session, RECENT_TURNS, TURN_MAX_CHARS).stream()
                .map(turn -> new PromptContext.RecentTurn(turn.role(), turn.text()))
                .toList();
    }
}
