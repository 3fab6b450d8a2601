package io.coachup.skills.chat;

import io.coachup.common.conversation.ConversationRole;
import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.budgets.Amounts;
import io.coachup.skills.budgets.BudgetResource;
import io.coachup.skills.budgets.Budgets;
import io.coachup.skills.database.Database;
import io.coachup.skills.events.Events;
import io.coachup.skills.interactions.NewInteraction;
import io.coachup.skills.interactions.TranscriptPersistence;
import io.coachup.skills.interactions.TurnEnding;
import io.coachup.skills.session.Sessions;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.chat.ChatReply;
import io.coachup.skillsapi.chat.StoredReply;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * {@code POST /internal/chat/replies}: the gateway stores what a person typed and what the coach said to it, whole or as
 * far as it was heard.
 */
@Path(SkillsPaths.CHAT_REPLIES)
@RunOnVirtualThread
public final class ChatReplyResource {

    private final ReplyBatches batches;
    private final Database database;
    private final Sessions sessions;
    private final TranscriptPersistence transcripts;
    private final Budgets budgets;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    ChatReplyResource(
            ReplyBatches batches,
            Database database,
            Sessions sessions,
            TranscriptPersistence transcripts,
            Budgets budgets,
            JsonBodyReader bodies,
            CurrentRequest current) {
        this.batches = batches;
        this.database = database;
        this.sessions = sessions;
        this.transcripts = transcripts;
        this.budgets = budgets;
        this.bodies = bodies;
        this.current = current;
    }

    @POST
    public StoredReply store(InputStream body) {
        ChatReply reply = read(bodies.read(body));
        settle(reply);
        List<NewInteraction> turns =
                Stream.of(prompt(reply), said(reply)).flatMap(Optional::stream).toList();
        if (turns.isEmpty()) {
            throw ApiException.invalid("text or prompt is required");
        }
        current.session(reply.sessionId()).logField("partial", ending(reply) == TurnEnding.INTERRUPTED);
        Events.Origin origin = new Events.Origin(current.requestId(), null, null);
        if (!batches.store(new ReplyBatches.Report(reply.sessionId(), reply.userId(), turns, origin))) {
            alone(reply, turns, origin);
        }
        return new StoredReply(true, reply.messageId());
    }

    private void alone(ChatReply reply, List<NewInteraction> turns, Events.Origin origin) {
        database.inTransaction("chat.storeReply", handle -> {
            long now = System.currentTimeMillis();
            // Of somebody who was erased meanwhile there is nothing to store.
            sessions.claimForService(
                            handle,
                            reply.sessionId(),
                            reply.userId(),
                            turns.getFirst().ts(),
                            now)
                    .ifPresent(
                            session -> turns.forEach(turn -> transcripts.persist(handle, session, turn, origin, now)));
            return null;
        });
    }

    /** In a transaction of its own, whatever becomes of the reply: the model was paid. A repetition changes nothing. */
    private void settle(ChatReply reply) {
        if (reply.reservation() != null && budgets.coverChat()) {
            Amounts used = Amounts.ofChat(reply.costCents(), (long) reply.tokensIn() + reply.tokensOut());
            database.inTransaction("budgets.settle", handle -> {
                budgets.settle(
                        handle, UUID.fromString(reply.reservation()), reply.userId(), used, System.currentTimeMillis());
                return null;
            });
        }
    }

    /** The request, checked but for what a reply and a prompt need beside their text. */
    static ChatReply read(JsonBody request) {
        return new ChatReply(
                request.requiredId("userId", "userId is required"),
                request.requiredId("sessionId", "sessionId is required"),
                request.requiredId("messageId", "messageId is required"),
                request.epochMs("ts", "ts must be a positive number"),
                request.isTruthy("partial"),
                request.text("provider"),
                request.text("model"),
                (int) request.amount("tokensIn"),
                (int) request.amount("tokensOut"),
                request.amount("costCents"),
                request.text("text"),
                request.text("ending"),
                request.has("prompt") ? typed(request.object("prompt", "prompt must be an object")) : null,
                BudgetResource.reservation(request));
    }

    private static ChatReply.TypedPrompt typed(JsonBody prompt) {
        String messageId = prompt.requiredId("messageId", "prompt.messageId is required");
        String text = prompt.text("text", "prompt.text must be a string");
        Long ts = prompt.epochMs("ts", "prompt.ts must be a positive number");
        if (text == null || ts == null) {
            throw ApiException.invalid("prompt.text and prompt.ts are required");
        }
        return new ChatReply.TypedPrompt(text, ts, messageId);
    }

    /** What the person typed, if they did. */
    private static Optional<NewInteraction> prompt(ChatReply reply) {
        return Optional.ofNullable(reply.prompt())
                .map(typed -> NewInteraction.said(
                        typed.messageId(), null, ConversationRole.USER.wireName(), typed.text(), typed.ts(), null));
    }

    /** What the coach said; there is none when a prompt was answered by nothing. */
    private static Optional<NewInteraction> said(ChatReply reply) {
        if (reply.text() == null || Texts.isBlank(reply.text()) && reply.prompt() != null) {
            return Optional.empty();
        }
        if (reply.ts() == null) {
            throw ApiException.invalid("text and ts are required");
        }
        NewInteraction.ModelCost cost =
                new NewInteraction.ModelCost(reply.costCents(), reply.tokensIn(), reply.tokensOut());
        return Optional.of(NewInteraction.replied(reply.messageId(), reply.text(), reply.ts(), cost, ending(reply)));
    }

    private static TurnEnding ending(ChatReply reply) {
        return reply.partial() ? TurnEnding.INTERRUPTED : TurnEnding.named(reply.ending());
    }
}
