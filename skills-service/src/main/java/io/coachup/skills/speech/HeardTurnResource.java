package io.coachup.skills.speech;

import io.coachup.common.conversation.ConversationRole;
import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.events.Events;
import io.coachup.skills.interactions.Interactions;
import io.coachup.skills.interactions.NewInteraction;
import io.coachup.skills.interactions.TranscriptPersistence;
import io.coachup.skills.interactions.TranscriptsConfig;
import io.coachup.skills.rights.Erased;
import io.coachup.skills.rights.PersonLock;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.SessionRotation;
import io.coachup.skills.session.Sessions;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.speech.CurrentSession;
import io.coachup.skillsapi.speech.HeardTurn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import org.jdbi.v3.core.Handle;

/**
 * {@code POST /speech/transcripts}: speech-service stores what it heard, in the caller's own name, and learns which
 * session the caller is in.
 */
@Path(SkillsPaths.SPEECH_TRANSCRIPTS)
@RunOnVirtualThread
public final class HeardTurnResource {

    private final Database database;
    private final SessionRotation rotation;
    private final Sessions sessions;
    private final Erased erased;
    private final Interactions interactions;
    private final TranscriptPersistence transcripts;
    private final TranscriptsConfig config;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    public HeardTurnResource(
            Database database,
            SessionRotation rotation,
            Sessions sessions,
            Erased erased,
            Interactions interactions,
            TranscriptPersistence transcripts,
            TranscriptsConfig config,
            JsonBodyReader bodies,
            CurrentRequest current) {
        this.database = database;
        this.rotation = rotation;
        this.sessions = sessions;
        this.erased = erased;
        this.interactions = interactions;
        this.transcripts = transcripts;
        this.config = config;
        this.bodies = bodies;
        this.current = current;
    }

    @POST
    public CurrentSession store(InputStream body) {
        HeardTurn heard = read(bodies.read(body, config.recordingMaxBytes()));
        NewInteraction turn = turn(heard);
        String userId = current.caller().userId();
        String sessionId = database.inTransaction("speech.storeTranscript", handle -> {
            PersonLock.shared(handle, userId);
            // Of somebody who was erased while it was transcribed there is nothing to store.
            return heard.arrivedAt() != null && erased.isPersonSince(handle, userId, heard.arrivedAt())
                    ? heard.sessionId()
                    : store(handle, heard, turn, userId);
        });
        current.session(sessionId).logField("rotated", !sessionId.equals(heard.sessionId()));
        return new CurrentSession(sessionId);
    }

    private String store(Handle handle, HeardTurn heard, NewInteraction turn, String userId) {
        long now = System.currentTimeMillis();
        Session active = rotation.ensureActive(handle, heard.sessionId(), userId, now);
        if (!interactions.isStored(handle, active, turn.messageId())) {
            if (turn.hasText()) {
                transcripts.persist(handle, active, turn, origin(turn), now);
            }
            sessions.recordSpeech(handle, active, turn.cost().cents(), 0, now);
        }
        return active.sessionId();
    }

    private Events.Origin origin(NewInteraction turn) {
        return new Events.Origin(current.requestId(), current.trackedSkillIdHash(), turn.groupId());
    }

    static HeardTurn read(JsonBody request) {
        String sessionId = request.requiredId("sessionId", "sessionId is required");
        String messageId = request.requiredId("messageId", "messageId is required");
        String groupId = request.optionalId("groupId", "groupId, if provided, must be a non-empty string");
        String text = request.text("text");
        Long ts = request.epochMs("ts", "ts must be a positive number");
        if (text == null || ts == null) {
            throw ApiException.invalid("text and ts are required");
        }
        return new HeardTurn(
                sessionId,
                messageId,
                groupId,
                text,
                ts,
                request.amount("costCents"),
                (long) request.amount("durationMs"),
                request.epochMs("arrivedAt", "arrivedAt must be a positive number"));
    }

    /** Silence has no text: then only its cost counts. */
    private static NewInteraction turn(HeardTurn heard) {
        return NewInteraction.said(
                heard.messageId(),
                heard.groupId(),
                ConversationRole.USER.wireName(),
                heard.text(),
                heard.ts(),
                new NewInteraction.TranscriptionCost(heard.costCents(), heard.durationMs()));
    }
}
