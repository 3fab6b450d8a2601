package io.coachup.worker.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.json.Texts;
import io.coachup.common.request.RequestId;
import io.coachup.common.tracing.CallIds;
import io.coachup.common.tracing.TraceParent;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.skillsapi.assessments.JobRef;
import io.coachup.skillsapi.jobs.QueuedJob;
import io.coachup.worker.queue.Delivery;
import io.coachup.worker.skillsclient.JobInput;

/**
 * What a delivery says.
 *
 * @param job session and group
 * @param ids of the request that ended the group, or new ones
 * @param trackedSkillIdHash of that request, or null
 */
record JobMessage(JobRef job, CallIds ids, String trackedSkillIdHash) {

    /**
     * The job in a delivery.
     *
     * @throws MalformedJobException when it names none
     */
    static JobMessage of(Delivery delivery, ObjectMapper mapper) {
        try {
            QueuedJob body = mapper.readValue(delivery.body(), QueuedJob.class);
            if (body == null || Texts.isBlank(body.sessionId()) || Texts.isBlank(body.groupId())) {
                throw new MalformedJobException(null);
            }
            return new JobMessage(
                    new JobRef(body.sessionId(), body.groupId()),
                    new CallIds(
                            RequestId.acceptOrCreate(body.requestId()),
                            TraceParent.acceptOrCreate(delivery.traceParent())),
                    Texts.isBlank(body.trackedSkillIdHash()) ? null : body.trackedSkillIdHash());
        } catch (JsonProcessingException e) {
            throw new MalformedJobException(e);
        }
    }

    /** What skills-service gave to work on: this job, or an older one of its session with a request of its own. */
    JobMessage about(JobInput input) {
        return new JobMessage(
                new JobRef(job.sessionId(), input.groupId()),
                new CallIds(
                        input.requestId() == null ? ids.requestId() : input.requestId(),
                        input.traceParent() == null ? ids.traceParent() : input.traceParent()),
                input.trackedSkillIdHash());
    }

    /** The same job, whose calls belong to a span. */
    JobMessage within(TraceSpan span) {
        return new JobMessage(job, new CallIds(ids.requestId(), span.traceParent()), trackedSkillIdHash);
    }

    /** True when both are about the same group. */
    boolean isAbout(JobMessage other) {
        return job.equals(other.job());
    }
}
