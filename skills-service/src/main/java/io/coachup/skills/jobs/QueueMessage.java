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
 *
 * @param sends how often it was sent before
 */
@RegisterForReflection
@JsonPropertyOrder({"sessionId", "groupId", "requestId", "trackedSkillIdHash"})
public record QueueMessage(
        @JsonProperty("sessionId") UUID sessionKey,
        String groupId,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String trackedSkillIdHash,
        @JsonIgnore String traceParent,
        @JsonIgnore int sends) {

    /** SQS message group: jobs of one session are worked on in order. */
    String messageGroupId() {
        return sessionKey.toString();
    }

    /**
     * SQS deduplication id, another one for each send: SQS drops the same one for five minutes, also when the message is
     * gone already, and that must hit the repetition after a crash only.
     */
    String messageDeduplicationId() {
        return sessionKey + ":" + groupId + (sends == 0 ? "" : ":" + sends);
    }
}
