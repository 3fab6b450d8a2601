package io.coachup.worker.skillsclient;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.tracing.CallIds;
import io.coachup.http.HttpResponse;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.assessments.DeadJob;
import io.coachup.skillsapi.assessments.FinalizeRequest;
import io.coachup.skillsapi.assessments.JobRef;
import io.coachup.skillsapi.assessments.LoadRequest;
import io.coachup.skillsapi.assessments.ScoringInput;
import io.coachup.skillsapi.jobs.LeaseExtension;
import io.coachup.skillsapi.jobs.LeaseRelease;
import io.coachup.skillsapi.jobs.LeaseRequest;
import io.coachup.skillsapi.jobs.LeasedJob;
import io.coachup.worker.skillsclient.JsonPosts.Bounds;
import io.coachup.worker.upstream.UpstreamMetrics;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** skills-service, as the worker needs it; failures are told apart by what they mean for a job. */
@Singleton
public final class SkillsClient {

    /** Its name among what the worker asks. */
    private static final String UPSTREAM = "skills-service";

    /** Holds the largest conversation with every character escaped, and the skills. */
    private static final int INPUT_MAX_BYTES = 4 * 1024 * 1024;

    private static final int ANSWER_MAX_BYTES = 256 * 1024;
    private static final int NO_CONTENT = 204;
    private static final int REDIRECTION = 300;

    private final JsonPosts posts;
    private final ObjectMapper mapper;
    private final UpstreamMetrics upstream;
    private final Duration timeout;

    public SkillsClient(JsonPosts posts, ObjectMapper mapper, UpstreamMetrics upstream, SkillsServiceConfig config) {
        this.posts = posts;
        this.upstream = upstream.known(UPSTREAM);
        this.mapper = mapper;
        this.timeout = config.timeout();
    }

    /**
     * What a job's scoring needs.
     *
     * @param again the same delivery asked before and heard no answer
     * @throws JobRefusedException when there is no such job
     * @throws JobTooLargeException when it is more than a worker takes
     * @throws SkillsFailedException when skills-service fails at this job
     * @throws SkillsUnavailableException when skills-service can't answer now
     */
    public JobInput load(JobRef job, boolean again, CallIds ids) {
        return JobInput.of(read(
                post(
                        SkillsPaths.ASSESSMENTS + SkillsPaths.LOAD,
                        ids,
                        new LoadRequest(job.sessionId(), job.groupId(), again),
                        timeout,
                        INPUT_MAX_BYTES),
                ScoringInput.class));
    }

    /**
     * Stores a result.
     *
     * @throws JobRefusedException when it will never be accepted
     * @throws SkillsFailedException when skills-service fails at this result
     * @throws SkillsUnavailableException when skills-service can't answer now
     */
    public void finalizeAssessment(FinalizeRequest body, CallIds ids) {
        post(SkillsPaths.ASSESSMENTS + SkillsPaths.FINALIZE, ids, body);
    }

    /**
     * Gives a job up; one that is unknown needs no giving up.
     *
     * @throws SkillsFailedException when skills-service fails at it
     * @throws SkillsUnavailableException when skills-service can't answer now
     */
    public void dead(DeadJob body, CallIds ids) {
        try {
            post(SkillsPaths.ASSESSMENTS + SkillsPaths.DEAD, ids, body);
        } catch (JobRefusedException e) {
            // There is no such job.
        }
    }

    /** Leases a job, waiting up to {@code wait} for one. */
    public Optional<LeasedJob> lease(Duration wait, Duration lease) {
        HttpResponse answer = post(
                SkillsPaths.LEASES + SkillsPaths.TAKE,
                CallIds.NONE,
                new LeaseRequest(wait.toMillis(), lease.toMillis()),
                wait.plus(timeout),
                ANSWER_MAX_BYTES);
        return answer.status() == NO_CONTENT ? Optional.empty() : Optional.of(read(answer, LeasedJob.class));
    }

    /** Prolongs a lease. */
    public void extend(String receipt, Duration lease) {
        post(SkillsPaths.LEASES + SkillsPaths.EXTEND, CallIds.NONE, new LeaseExtension(receipt, lease.toMillis()));
    }

    /** Ends a lease; the job is leased again after {@code delay}. */
    public void release(String receipt, Duration delay) {
        post(SkillsPaths.LEASES + SkillsPaths.RELEASE, CallIds.NONE, new LeaseRelease(receipt, delay.toMillis()));
    }

    private void post(String path, CallIds ids, Object body) {
        post(path, ids, body, timeout, ANSWER_MAX_BYTES);
    }

    private HttpResponse post(String path, CallIds ids, Object body, Duration time, int maxBytes) {
        return upstream.timed(
                UPSTREAM,
                () -> {
                    HttpResponse answer = posts.post(path, ids, body, new Bounds(time, maxBytes));
                    if (answer.status() >= REDIRECTION) {
                        throw failure(answer.status());
                    }
                    return answer;
                },
                e -> e instanceof SkillsUnavailableException || e instanceof SkillsFailedException);
    }

    /** Tells what is wrong with one job from an outage, because outages are waited for. */
    private static RuntimeException failure(int status) {
        return switch (status) {
            case 400, 404, 413, 422 -> new JobRefusedException(status);
            case 500, 501 -> new SkillsFailedException("skills-service answered " + status, null);
            case 429 -> new SkillsUnavailableException("skills-service is busy", null);
            default -> new SkillsUnavailableException("skills-service answered " + status, null);
        };
    }

    private <T> T read(HttpResponse answer, Class<T> type) {
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
