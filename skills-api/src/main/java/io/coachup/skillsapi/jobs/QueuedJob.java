package io.coachup.skillsapi.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The body of a job on the queue: the contract's keys in the contract's order, with the session's opaque key in place
 * of the client's session id.
 *
 * @param requestId of the request that ended the group
 * @param trackedSkillIdHash of that request, or null
 */
@RegisterForReflection
@JsonPropertyOrder({"sessionId", "groupId", "requestId", "trackedSkillIdHash"})
public record QueuedJob(
        String sessionId,
        String groupId,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String trackedSkillIdHash) {}
