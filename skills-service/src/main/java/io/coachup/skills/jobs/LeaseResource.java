package io.coachup.skills.jobs;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;

/** {@code /internal/jobs/**}: how a worker gets jobs with {@code USE_SQS=0}. */
@Path("/internal/jobs")
@RunOnVirtualThread
public final class LeaseResource {

    private static final double WAIT_MAX_MS = 20_000;
    private static final double LEASE_MAX_MS = 3_600_000;

    private final Leases leases;
    private final JsonBodyReader bodies;

    public LeaseResource(Leases leases, JsonBodyReader bodies) {
        this.leases = leases;
        this.bodies = bodies;
    }

    /** Whether the lease was still held. */
    @RegisterForReflection
    public record Held(boolean ok) {}

    @POST
    @Path("/lease")
    public Response lease(InputStream body) {
        JsonBody request = bodies.read(body);
        Duration wait = duration(request, "waitMs", WAIT_MAX_MS);
        Duration lease = duration(request, "leaseMs", LEASE_MAX_MS);
        try {
            return leases.take(wait, lease)
                    .map(taken -> Response.ok(taken).build())
                    .orElseGet(() -> Response.noContent().build());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.UNAVAILABLE, "Shutting down", e);
        }
    }

    @POST
    @Path("/extend")
    public Held extend(InputStream body) {
        JsonBody request = bodies.read(body);
        return new Held(leases.extend(receipt(request), duration(request, "leaseMs", LEASE_MAX_MS)));
    }

    @POST
    @Path("/release")
    public Held release(InputStream body) {
        JsonBody request = bodies.read(body);
        return new Held(leases.release(receipt(request), duration(request, "delayMs", LEASE_MAX_MS)));
    }

    private static Duration duration(JsonBody request, String field, double maxMs) {
        String wrong = field + " must be a number between 0 and " + (long) maxMs;
        Double ms = request.number(field, wrong);
        if (ms == null || ms < 0 || ms > maxMs) {
            throw ApiException.invalid(wrong);
        }
        return Duration.ofMillis(ms.longValue());
    }

    private static UUID receipt(JsonBody request) {
        try {
            return UUID.fromString(request.requiredId("receipt", "receipt is required"));
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "receipt is not valid", e);
        }
    }
}
