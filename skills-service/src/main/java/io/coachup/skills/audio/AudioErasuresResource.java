package io.coachup.skills.audio;

import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.skills.database.Database;
import io.coachup.skillsapi.Done;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.audio.ErasureEnd;
import io.coachup.skillsapi.audio.LeasedErasure;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.UUID;

/** {@code /internal/audio/erasures/**}: speech-service asks whose audio is to be deleted, and says what became of it. */
@Path(SkillsPaths.AUDIO_ERASURES)
@RunOnVirtualThread
public final class AudioErasuresResource {

    private final Database database;
    private final AudioErasures erasures;
    private final JsonBodyReader bodies;

    AudioErasuresResource(Database database, AudioErasures erasures, JsonBodyReader bodies) {
        this.database = database;
        this.erasures = erasures;
        this.bodies = bodies;
    }

    /** Whose audio is to be deleted; without a claim when nobody's is. */
    @POST
    @Path(SkillsPaths.TAKE)
    public LeasedErasure take() {
        return database.inTransaction("audioErasures.take", handle -> erasures.take(handle, System.currentTimeMillis()))
                .orElse(LeasedErasure.NONE);
    }

    @POST
    @Path(SkillsPaths.END)
    public Done end(InputStream body) {
        ErasureEnd end = read(bodies.read(body));
        UUID claim = claim(end.claim());
        long now = System.currentTimeMillis();
        database.inTransaction(
                "audioErasures.end",
                handle -> end.deleted() ? erasures.done(handle, claim, now) : erasures.failed(handle, claim, now));
        return Done.OK;
    }

    static ErasureEnd read(JsonBody request) {
        return new ErasureEnd(request.requiredId("claim", "claim is required"), request.isTruthy("deleted"));
    }

    private static UUID claim(String claim) {
        try {
            return UUID.fromString(claim);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("claim is not valid");
        }
    }
}
