package io.coachup.skills.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;

/** {@code /api/v1/users/profile}: the caller's own. */
@Path("/api/v1/users/profile")
@RunOnVirtualThread
public final class ProfileResource {

    private static final String REQUIRED = "userId required";

    private final Database database;
    private final Profiles profiles;
    private final Owners owners;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    ProfileResource(
            Database database, Profiles profiles, Owners owners, JsonBodyReader bodies, CurrentRequest current) {
        this.database = database;
        this.profiles = profiles;
        this.owners = owners;
        this.bodies = bodies;
        this.current = current;
    }

    /** The profile, null when there is none. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OneProfile(Profile profile) {}

    /** The profile is stored; {@code created} when there was none before. */
    @RegisterForReflection
    public record ProfileStored(boolean ok, boolean created) {}

    @GET
    public OneProfile get(@QueryParam("userId") String userId) {
        Texts.id("userId", userId, REQUIRED);
        Profile profile = owners.owner(current.caller(), userId)
                .flatMap(owner -> database.inTransaction("users.getProfile", handle -> profiles.find(handle, owner)))
                .map(found -> found.of(userId))
                .orElse(null);
        current.logField("found", profile != null);
        return new OneProfile(profile);
    }

    @PUT
    public ProfileStored put(InputStream body) {
        JsonBody request = bodies.read(body);
        String userId = request.requiredId("userId", REQUIRED);
        ProfileChange change = ProfileChange.of(request);
        String owner = owners.require(current.caller(), userId);
        boolean created = database.inTransaction(
                "users.putProfile", handle -> profiles.put(handle, owner, change, System.currentTimeMillis()));
        current.logField("created", created);
        return new ProfileStored(true, created);
    }
}
