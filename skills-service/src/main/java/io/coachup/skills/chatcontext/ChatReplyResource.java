package io.coachup.skills.chatcontext;

import io.coachup.common.errors.ApiException;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.events.Events;
import io.coachup.skills.interactions.NewInteraction;
import io.coachup.skills.interactions.TranscriptPersistence;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;

/** {@code POST /internal/chat/replies}: the gateway stores what the coach said, whole or as far as it was heard. */
@Path("/internal/chat/replies")
@RunOnVirtualThread
public final class ChatReplyResource {

    private final Database database;
    private final Sessions sessions;
    private final TranscriptPersistence transcripts;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;
    private final LogHash hash;

    public ChatReplyResource(
            Database database,
            Sessions sessions,
            TranscriptPersistence transcripts,
            JsonBodyReader bodies,
            CurrentRequest current,
            LogHash hash) {
        this.database = database;
        this.sessions = sessions;
        this.transcripts = transcripts;
        this.bodies = bodies;
        this.current = current;
        this.hash = hash;
    }

    /** Stored under this message id. */
    @RegisterForReflection
    public record Stored(boolean ok, String id) {}

    @POST
    public Stored store(InputStream body) {
        JsonBody request = bodies.read(body);
        String userId = request.requiredId("userId", "userId is required");
        String sessionId = request.requiredId("sessionId", "sessionId is required");
        String messageId = request.requiredId("messageId", "messageId is required");
        String text = request.text("text");
        Long ts = request.epochMs("ts", "ts must be a positive number");
        if (text == null || ts == null) {
            throw ApiException.invalid("text and ts are required");
        }
        NewInteraction turn = NewInteraction.said(messageId, null, "assistant", text, ts, cost(request));
        current.logField("sessionIdHash", hash.session(sessionId)).logField("partial", isPartial(request));
        database.inTransaction("chat.storeReply", handle -> {
            long now = System.currentTimeMillis();
            Session session = sessions.claim(handle, sessionId, userId, now);
            transcripts.persist(handle, session, turn, new Events.Origin(current.requestId(), null, null), now);
            return null;
        });
        return new Stored(true, messageId);
    }

    private static boolean isPartial(JsonBody request) {
        return request.isTruthy("partial");
    }

    private static NewInteraction.ModelCost cost(JsonBody request) {
        return new NewInteraction.ModelCost(
                request.amount("costCents"), (int) request.amount("tokensIn"), (int) request.amount("tokensOut"));
    }
}
