package io.coachup.skills.erasure;

import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;

/** {@code DELETE /api/v1/users}: erases the caller. Whoever comes back starts anew. */
@Path("/api/v1/users")
@RunOnVirtualThread
public final class ErasureResource {

    private final Database database;
    private final Erasure erasure;
    private final CurrentRequest current;

    ErasureResource(Database database, Erasure erasure, CurrentRequest current) {
        this.database = database;
        this.erasure = erasure;
        this.current = current;
    }

    /** Nothing is left of the caller but audio, which is deleted soon. */
    @RegisterForReflection
    public record PersonErased(boolean ok) {}

    @DELETE
    public PersonErased erase() {
        long rows = database.inTransaction(
                "users.erase", handle -> erasure.erase(handle, current.caller().userId()));
        current.logField("items", rows);
        return new PersonErased(true);
    }
}
