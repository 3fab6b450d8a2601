package io.coachup.skills.speech;

import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;

/**
 * {@code POST /internal/speech/syntheses}: speech-service adds what it said to the session's costs. The text is not
 * stored again: the reply that it is a part of is a turn already.
 */
@Path("/internal/speech/syntheses")
@RunOnVirtualThread
public final class SynthesisResource {

    private final Database database;
    private final Sessions sessions;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;
    private final LogHash hash;

    public SynthesisResource(
            Database database, Sessions sessions, JsonBodyReader bodies, CurrentRequest current, LogHash hash) {
        this.database = database;
        this.sessions = sessions;
        this.bodies = bodies;
        this.current = current;
        this.hash = hash;
    }

    /** Done. */
    @RegisterForReflection
    public record Recorded(boolean ok) {}

    @POST
    public Recorded record(InputStream body) {
        JsonBody request = bodies.read(body);
        String userId = request.requiredId("userId", "userId is required");
        String sessionId = request.requiredId("sessionId", "sessionId is required");
        double costCents = request.amount("costCents");
        current.logField("sessionIdHash", hash.session(sessionId));
        database.inTransaction("speech.recordSynthesis", handle -> {
            long now = System.currentTimeMillis();
            Session session = sessions.claim(handle, sessionId, userId, now);
            sessions.recordSpeech(handle, session, 0, costCents, now);
            return null;
        });
        return new Recorded(true);
    }
}
