package io.coachup.skills.chatcontext;

import io.coachup.common.errors.ApiException;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.events.Events;
import io.coachup.skills.interactions.Ending;
import io.coachup.skills.interactions.NewInteraction;
import io.coachup.skills.interactions.TranscriptPersistence;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code POST /internal/chat/replies}: the gateway stores what a person typed and what the coach said to it, whole or as
 * far as it was heard.
 */
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
        List<NewInteraction> turns = Stream.of(prompt(request), reply(request, messageId))
                .flatMap(Optional::stream)
                .toList();
        if (turns.isEmpty()) {
            throw ApiException.invalid("text or prompt is required");
        }
        current.logField("sessionIdHash", hash.session(sessionId))
                .logField("partial", ending(request) == Ending.INTERRUPTED);
        database.inTransaction("chat.storeReply", handle -> {
            long now = System.currentTimeMillis();
            Session session = sessions.claim(handle, sessionId, userId, now);
            Events.Origin origin = new Events.Origin(current.requestId(), null, null);
            turns.forEach(turn -> transcripts.persist(handle, session, turn, origin, now));
            return null;
        });
        return new Stored(true, messageId);
    }

    /** What the person typed, if they did. */
    private static Optional<NewInteraction> prompt(JsonBody request) {
        if (!request.has("prompt")) {
            return Optional.empty();
        }
        JsonBody prompt = request.object("prompt", "prompt must be an object");
        String messageId = prompt.requiredId("messageId", "prompt.messageId is required");
        String text = prompt.text("text", "prompt.text must be a string");
        Long ts = prompt.epochMs("ts", "prompt.ts must be a positive number");
        if (text == null || ts == null) {
            throw ApiException.invalid("prompt.text and prompt.ts are required");
        }
        return Optional.of(NewInteraction.said(messageId, null, "user", text, ts, null));
    }

    /** What the coach said; there is none when a prompt was answered by nothing. */
    private static Optional<NewInteraction> reply(JsonBody request, String messageId) {
        String text = request.text("text");
        if (text == null || Texts.isBlank(text) && request.has("prompt")) {
            return Optional.empty();
        }
        Long ts = request.epochMs("ts", "ts must be a positive number");
        if (ts == null) {
            throw ApiException.invalid("text and ts are required");
        }
        return Optional.of(NewInteraction.replied(messageId, text, ts, cost(request), ending(request)));
    }

    private static Ending ending(JsonBody request) {
        return request.isTruthy("partial") ? Ending.INTERRUPTED : Ending.named(request.text("ending"));
    }

    private static NewInteraction.ModelCost cost(JsonBody request) {
        return new NewInteraction.ModelCost(
                request.amount("costCents"), (int) request.amount("tokensIn"), (int) request.amount("tokensOut"));
    }
}
