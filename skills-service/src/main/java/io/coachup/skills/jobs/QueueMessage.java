package io.coachup.skills.jobs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * The body of a job on the queue: the contract's keys in the contract's order, with the session's opaque key in place
 * of the client's session id.
 */
@RegisterForReflection
@JsonPropertyOrder({"sessionId", "groupId", "requestId", "trackedSkillIdHash"})
public record QueueMessage(
        @JsonProperty("sessionId") UUID sessionKey,
        String groupId,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String trackedSkillIdHash,
        @JsonIgnore String traceParent) {

    /** SQS message group: jobs of one session are worked on in order. */
    String messageGroupId() {
        return sessionKey.toString();
    }

    /** SQS deduplication id. */
    String messageDeduplicationId() {
        return sessionKey + ":" + groupId;
    }
}
