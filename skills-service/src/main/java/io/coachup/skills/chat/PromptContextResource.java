package io.coachup.skills.chat;

import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.budgets.BudgetResource;
import io.coachup.skills.budgets.Budgets;
import io.coachup.skills.budgets.Reserving;
import io.coachup.skills.database.Database;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.chat.PromptContext;
import io.coachup.skillsapi.chat.PromptContextRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.UUID;

/**
 * {@code POST /chat/context}: one call that tells the gateway all a prompt needs, in the caller's own name, and takes what the
 * turn is reckoned to use from the caller's budget, where there is one.
 */
@Path(SkillsPaths.CHAT_CONTEXT)
@RunOnVirtualThread
public final class PromptContextResource {

    private static final String FUNCTION = "chat.context";

    private final Database database;
    private final ContextQuery contexts;
    private final Budgets budgets;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    PromptContextResource(
            Database database, ContextQuery contexts, Budgets budgets, JsonBodyReader bodies, CurrentRequest current) {
        this.database = database;
        this.contexts = contexts;
        this.budgets = budgets;
        this.bodies = bodies;
        this.current = current;
    }

    @POST
    public PromptContext context(InputStream body) {
        PromptContextRequest asked = asked(bodies.read(body));
        String sessionId = asked.sessionId();
        String userId = current.caller().userId();
        current.session(sessionId);
        long now = System.currentTimeMillis();
        if (!budgets.coverChat()) {
            return database.inOneStatement(FUNCTION, handle -> contexts.of(handle, sessionId, userId, now));
        }
        UUID id = BudgetResource.idOrNew(asked.reservation());
        Turn turn = database.inTransaction(
                FUNCTION,
                handle -> new Turn(
                        contexts.of(handle, sessionId, userId, now),
                        budgets.reserveTurn(handle, userId, id, asked.promptChars(), now)));
        return turn.context().reserved(turn.budget().idOrRefuse());
    }

    private record Turn(PromptContext context, Reserving budget) {}

    static PromptContextRequest asked(JsonBody request) {
        return new PromptContextRequest(
                request.optionalId("sessionId", "sessionId must be a non-empty string"),
                (long) Math.min(request.amount("promptChars"), Integer.MAX_VALUE),
                BudgetResource.reservation(request));
    }
}
