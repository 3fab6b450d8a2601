package io.coachup.skills.speech;

import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.session.Sessions;
import io.coachup.skillsapi.Done;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.speech.SpokenText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.time.Duration;

/**
 * {@code POST /internal/speech/syntheses}: speech-service adds what it said to the session's costs. The text is not
 * stored again: the reply that it is a part of is a turn already.
 */
@Path(SkillsPaths.SPEECH_SYNTHESES)
@RunOnVirtualThread
public final class SpokenTextResource {

    /** From a request for speech to the telling, where that does not say when the request came. */
    private static final Duration LONGEST_WAY = Duration.ofSeconds(30);

    private final Database database;
    private final Sessions sessions;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    public SpokenTextResource(Database database, Sessions sessions, JsonBodyReader bodies, CurrentRequest current) {
        this.database = database;
        this.sessions = sessions;
        this.bodies = bodies;
        this.current = current;
    }

    @POST
    public Done record(InputStream body) {
        SpokenText spoken = read(bodies.read(body));
        current.session(spoken.sessionId());
        database.inTransaction("speech.recordSynthesis", handle -> {
            long now = System.currentTimeMillis();
            long since = spoken.arrivedAt() == null ? now - LONGEST_WAY.toMillis() : spoken.arrivedAt();
            // Of somebody who was erased meanwhile there is nothing to store.
            sessions.claimForService(handle, spoken.sessionId(), spoken.userId(), since, now)
                    .ifPresent(session -> sessions.recordSpeech(handle, session, 0, spoken.costCents(), now));
            return null;
        });
        return Done.OK;
    }

    static SpokenText read(JsonBody request) {
        return new SpokenText(
                request.requiredId("userId", "userId is required"),
                request.requiredId("sessionId", "sessionId is required"),
                request.amount("costCents"),
                request.epochMs("arrivedAt", "arrivedAt must be a positive number"));
    }
}
