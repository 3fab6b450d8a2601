package io.coachup.skills.jobs;

import io.coachup.common.request.CurrentRequest;

/** An assessment to be made of messages {@code startIndex} to {@code endIndex}, exclusive. */
public record NewJob(
        String groupId, int startIndex, int endIndex, String requestId, String traceParent, String trackedSkillIdHash) {

    /** The job of a span, with the ids of the request that asks for it. */
    public static NewJob of(String groupId, int startIndex, int endIndex, CurrentRequest request) {
        return new NewJob(
                groupId,
                startIndex,
                endIndex,
                request.requestId(),
                request.traceParent(),
                request.trackedSkillIdHash());
    }
}
