package io.coachup.skills.chat;

import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.chat.PromptContext;
import io.coachup.skillsapi.chat.PromptContextRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;

/** {@code POST /chat/context}: one call that tells the gateway all a prompt needs, in the caller's own name. */
@Path(SkillsPaths.CHAT_CONTEXT)
@RunOnVirtualThread
public final class PromptContextResource {

    private final Database database;
    private final ContextQuery contexts;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    PromptContextResource(Database database, ContextQuery contexts, JsonBodyReader bodies, CurrentRequest current) {
        this.database = database;
        this.contexts = contexts;
        this.bodies = bodies;
        this.current = current;
    }

    @POST
    public PromptContext context(InputStream body) {
        String sessionId = asked(bodies.read(body)).sessionId();
        String userId = current.caller().userId();
        current.session(sessionId);
        return database.inTransaction(
                "chat.context", handle -> contexts.of(handle, sessionId, userId, System.currentTimeMillis()));
    }

    static PromptContextRequest asked(JsonBody request) {
        return new PromptContextRequest(request.optionalId("sessionId", "sessionId must be a non-empty string"));
    }
}
