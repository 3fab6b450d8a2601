package io.coachup.skills.people;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.identity.ServiceToken;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.development.DevelopmentConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;

/** {@code POST /api/dev/seed-user}: makes a person for demonstrations, in development alone. */
@Path("/api/dev/seed-user")
@RunOnVirtualThread
public final class SeedUserResource {

    private final Database database;
    private final Profiles profiles;
    private final Goals goals;
    private final DevelopmentConfig config;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    SeedUserResource(
            Database database,
            Profiles profiles,
            Goals goals,
            DevelopmentConfig config,
            JsonBodyReader bodies,
            CurrentRequest current) {
        this.database = database;
        this.profiles = profiles;
        this.goals = goals;
        this.config = config;
        this.bodies = bodies;
        this.current = current;
    }

    /** The person is there, with so many goals of this request. */
    @RegisterForReflection
    public record Seeded(boolean ok, String userId, String displayName, int goalsSeeded) {}

    @POST
    public Seeded seed(InputStream body) {
        if (!config.mockConvex()) {
            throw new ApiException(ErrorCode.PROVIDER_UNCONFIGURED, "MOCK_CONVEX not enabled");
        }
        String secret = config.seedSecret().map(String::trim).orElse("");
        if (!secret.isEmpty() && !ServiceToken.matches(current.authorization(), secret)) {
            throw ApiException.unauthenticated();
        }
        DemoPerson person = DemoPerson.of(bodies.read(body));
        database.inTransaction("dev.seedUser", handle -> {
            long now = System.currentTimeMillis();
            profiles.put(handle, person.userId(), person.profile(), now);
            person.goals().forEach(goal -> goals.put(handle, person.userId(), goal.goalId(), goal.change(), now));
            return null;
        });
        return new Seeded(
                true,
                person.userId(),
                person.profile().displayName().value(),
                person.goals().size());
    }
}
