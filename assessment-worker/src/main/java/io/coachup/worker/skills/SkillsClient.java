package io.coachup.worker.skills;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.tracing.CallIds;
import io.coachup.http.HttpAnswer;
import io.coachup.worker.skills.SkillsCalls.Bounds;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** skills-service, as the worker needs it; failures are told apart by what they mean for a job. */
@Singleton
public final class SkillsClient {

    /** A conversation as large as one may be, every sign of it escaped, and the skills. */
    private static final int INPUT_MAX_BYTES = 4 * 1024 * 1024;

    private static final int ANSWER_MAX_BYTES = 256 * 1024;
    private static final int NO_CONTENT = 204;
    private static final int REDIRECTION = 300;

    private final SkillsCalls calls;
    private final ObjectMapper mapper;
    private final Duration timeout;

    public SkillsClient(SkillsCalls calls, ObjectMapper mapper, SkillsServiceConfig config) {
        this.calls = calls;
        this.mapper = mapper;
        this.timeout = config.timeout();
    }

    /**
     * What a job's scoring needs.
     *
     * @throws JobRefusedException when there is no such job
     * @throws AnswerTooLargeException when it is more than a worker takes
     * @throws SkillsFailedException when skills-service fails at this job
     * @throws SkillsUnavailableException when skills-service can't answer now
     */
    public ScoringInput load(JobRef job, CallIds ids) {
        return read(post("/internal/assessments/job", ids, job, timeout, INPUT_MAX_BYTES), ScoringInput.class);
    }

    /**
     * Stores a result.
     *
     * @throws JobRefusedException when it will never be accepted
     * @throws SkillsFailedException when skills-service fails at this result
     * @throws SkillsUnavailableException when skills-service can't answer now
     */
    public void finalizeAssessment(FinalizeBody body, CallIds ids) {
        post("/internal/assessments/finalize", ids, body);
    }

    /**
     * Gives a job up; one that is unknown needs no giving up.
     *
     * @throws SkillsFailedException when skills-service fails at it
     * @throws SkillsUnavailableException when skills-service can't answer now
     */
    public void dead(DeadBody body, CallIds ids) {
        try {
            post("/internal/assessments/dead", ids, body);
        } catch (JobRefusedException e) {
            // There is no such job.
        }
    }

    /** Leases a job, waiting up to {@code wait} for one. */
    public Optional<Lease> lease(Duration wait, Duration lease) {
        HttpAnswer answer = post(
                "/internal/jobs/lease",
                CallIds.NONE,
                new LeaseBody(wait.toMillis(), lease.toMillis()),
                wait.plus(timeout),
                ANSWER_MAX_BYTES);
        return answer.status() == NO_CONTENT ? Optional.empty() : Optional.of(read(answer, Lease.class));
    }

    /** Prolongs a lease. */
    public void extend(String receipt, Duration lease) {
        post("/internal/jobs/extend", CallIds.NONE, new ReceiptBody(receipt, lease.toMillis(), 0));
    }

    /** Ends a lease; the job is leased again after {@code delay}. */
    public void release(String receipt, Duration delay) {
        post("/internal/jobs/release", CallIds.NONE, new ReceiptBody(receipt, 0, delay.toMillis()));
    }

    private void post(String path, CallIds ids, Object body) {
        post(path, ids, body, timeout, ANSWER_MAX_BYTES);
    }

    private HttpAnswer post(String path, CallIds ids, Object body, Duration time, int maxBytes) {
        HttpAnswer answer = calls.post(path, ids, body, new Bounds(time, maxBytes));
        if (answer.status() >= REDIRECTION) {
            throw failure(answer.status());
        }
        return answer;
    }

    /** What is wrong with one job must not look like an outage, which is waited for. */
    private static RuntimeException failure(int status) {
        return switch (status) {
            case 400, 404, 413, 422 -> new JobRefusedException(status);
            case 500, 501 -> new SkillsFailedException("skills-service answered " + status, null);
            case 429 -> new SkillsUnavailableException("skills-service is busy", null);
            default -> new SkillsUnavailableException("skills-service answered " + status, null);
        };
    }

    private <T> T read(HttpAnswer answer, Class<T> type) {
        try {
            return mapper.readValue(answer.body(), type);
        } catch (JsonProcessingException e) {
            // The parser's own message may quote what people said.
            throw new SkillsFailedException("skills-service's answer can't be read", null);
        } catch (IOException e) {
            throw new SkillsFailedException("skills-service's answer can't be read", e);
        }
    }
}
