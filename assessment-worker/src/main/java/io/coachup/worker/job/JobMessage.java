package io.coachup.worker.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.request.RequestId;
import io.coachup.common.tracing.CallIds;
import io.coachup.common.tracing.TraceParent;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.worker.queue.Delivery;
import io.coachup.worker.skills.JobRef;
import io.coachup.worker.skills.ScoringInput;

/**
 * What a delivery says.
 *
 * @param ids of the request that ended the group, or new ones
 */
record JobMessage(JobRef job, CallIds ids, String trackedSkillIdHash) {

    /** The job in a delivery, or {@link MalformedJobException}. */
    static JobMessage of(Delivery delivery, ObjectMapper mapper) {
        try {
            JsonNode body = mapper.readTree(delivery.body());
            String sessionId = text(body, "sessionId");
            String groupId = text(body, "groupId");
            if (sessionId == null || groupId == null) {
                throw new MalformedJobException(null);
            }
            return new JobMessage(
                    new JobRef(sessionId, groupId),
                    new CallIds(
                            RequestId.acceptOrCreate(text(body, "requestId")),
                            TraceParent.acceptOrCreate(delivery.traceParent())),
                    text(body, "trackedSkillIdHash"));
        } catch (JsonProcessingException e) {
            throw new MalformedJobException(e);
        }
    }

    /** What skills-service gave to work on: this job, or an older one of its session with a request of its own. */
    JobMessage about(ScoringInput input) {
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

    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }
}
