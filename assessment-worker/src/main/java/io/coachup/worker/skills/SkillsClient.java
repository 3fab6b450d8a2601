package io.coachup.worker.skills;

import io.coachup.common.identity.ServiceToken;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** skills-service, called with the service token; failures are told apart by what they mean for a job. */
@Singleton
public final class SkillsClient {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    private final SkillsApi api;
    private final ServiceToken serviceToken;

    public SkillsClient(@RestClient SkillsApi api, ServiceToken serviceToken) {
        this.api = api;
        this.serviceToken = serviceToken;
    }

    /** Ids that travel with a call. */
    public record Ids(String requestId, String traceParent) {}

    /**
     * What a job's scoring needs.
     *
     * @throws JobRefusedException when there is no such job
     * @throws SkillsUnavailableException when skills-service can't answer now
     */
    public ScoringInput load(JobRef job, Ids ids) {
        return call(() -> api.job(serviceToken.bearer(), ids.requestId(), ids.traceParent(), job));
    }

    /**
     * Stores a result.
     *
     * @throws JobRefusedException when it will never be accepted
     * @throws SkillsUnavailableException when skills-service can't answer now
     */
    public void finalizeAssessment(FinalizeBody body, Ids ids) {
        call(() -> api.finalizeAssessment(serviceToken.bearer(), ids.requestId(), ids.traceParent(), body));
    }

    /** Gives a job up; one that is unknown needs no giving up. */
    public void dead(DeadBody body, Ids ids) {
        try {
            call(() -> api.dead(serviceToken.bearer(), ids.requestId(), ids.traceParent(), body));
        } catch (JobRefusedException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
    }

    /** Leases a job, waiting up to {@code wait} for one. */
    public Optional<Lease> lease(Duration wait, Duration lease) {
        return call(() -> {
            try (Response response =
                    api.lease(serviceToken.bearer(), new LeaseBody(wait.toMillis(), lease.toMillis()))) {
                return response.getStatus() == Response.Status.NO_CONTENT.getStatusCode()
                        ? Optional.empty()
                        : Optional.of(response.readEntity(Lease.class));
            }
        });
    }

    /** Prolongs a lease. */
    public void extend(String receipt, Duration lease) {
        call(() -> api.extend(serviceToken.bearer(), new ReceiptBody(receipt, lease.toMillis(), 0)));
    }

    /** Ends a lease; the job is leased again after {@code delay}. */
    public void release(String receipt, Duration delay) {
        call(() -> api.release(serviceToken.bearer(), new ReceiptBody(receipt, 0, delay.toMillis())));
    }

    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == BAD_REQUEST || status == NOT_FOUND || status == TOO_LARGE) {
                throw new JobRefusedException(status, e);
            }
            throw new SkillsUnavailableException(
                    status == TOO_MANY_REQUESTS ? "skills-service is busy" : "skills-service answered " + status, e);
        } catch (ProcessingException e) {
            throw new SkillsUnavailableException("skills-service can't be reached", e);
        }
    }
}
