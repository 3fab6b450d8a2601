package io.coachup.skills.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.skills.paging.Position;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A session; times are epoch ms, costs cents with fractions.
 *
 * @param number its place among all sessions
 * @param state what its clients remember with it
 * @param latestGroupId the group that was opened or requested last, or null
 * @param durationMs from its start to its last activity
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionDocument(
        @JsonIgnore long number,
        String userId,
        String sessionId,
        JsonNode state,
        String latestGroupId,
        int interactionCount,
        double sttCostCents,
        double llmCostCents,
        double ttsCostCents,
        double totalCostCents,
        long durationMs,
        long startTime,
        long createdAt,
        long lastActivityAt) {

    /** Its place in the list of sessions. */
    Position position() {
        return new Position(createdAt, number);
    }
}
