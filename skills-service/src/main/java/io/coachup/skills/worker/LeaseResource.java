package io.coachup.skills.worker;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.skills.jobs.Leases;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.jobs.LeaseExtension;
import io.coachup.skillsapi.jobs.LeaseHeld;
import io.coachup.skillsapi.jobs.LeaseRelease;
import io.coachup.skillsapi.jobs.LeaseRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;

/** {@code /internal/jobs/**}: how a worker gets jobs with {@code USE_SQS=0}. */
@Path(SkillsPaths.LEASES)
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

    @POST
    @Path(SkillsPaths.TAKE)
    public Response lease(InputStream body) {
        LeaseRequest request = asked(bodies.read(body));
        try {
            return leases.take(Duration.ofMillis(request.waitMs()), Duration.ofMillis(request.leaseMs()))
                    .map(taken -> Response.ok(taken).build())
                    .orElseGet(() -> Response.noContent().build());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.UNAVAILABLE, "Shutting down", e);
        }
    }

    @POST
    @Path(SkillsPaths.EXTEND)
    public LeaseHeld extend(InputStream body) {
        LeaseExtension request = extension(bodies.read(body));
        return new LeaseHeld(leases.extend(receipt(request.receipt()), Duration.ofMillis(request.leaseMs())));
    }

    @POST
    @Path(SkillsPaths.RELEASE)
    public LeaseHeld release(InputStream body) {
        LeaseRelease request = release(bodies.read(body));
        return new LeaseHeld(leases.release(receipt(request.receipt()), Duration.ofMillis(request.delayMs())));
    }

    static LeaseRequest asked(JsonBody request) {
        return new LeaseRequest(ms(request, "waitMs", WAIT_MAX_MS), ms(request, "leaseMs", LEASE_MAX_MS));
    }

    static LeaseExtension extension(JsonBody request) {
        return new LeaseExtension(
                request.requiredId("receipt", "receipt is required"), ms(request, "leaseMs", LEASE_MAX_MS));
    }

    static LeaseRelease release(JsonBody request) {
        return new LeaseRelease(
                request.requiredId("receipt", "receipt is required"), ms(request, "delayMs", LEASE_MAX_MS));
    }

    private static long ms(JsonBody request, String field, double maxMs) {
        String wrong = field + " must be a number between 0 and " + (long) maxMs;
        Double ms = request.number(field, wrong);
        if (ms == null || ms < 0 || ms > maxMs) {
            throw ApiException.invalid(wrong);
        }
        return ms.longValue();
    }

    private static UUID receipt(String receipt) {
        try {
            return UUID.fromString(receipt);
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "receipt is not valid", e);
        }
    }
}
