package io.coachup.skills.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What ingest answers.
 *
 * @param state active or idle
 * @param groupId the open group or the one that ended last, null before the first
 * @param enqueued this message ended a group and its assessment is on the way
 * @param deduped true for a repeated message, else absent
 */
@RegisterForReflection
public record IngestAnswer(
        String state,
        String groupId,
        int turnCount,
        boolean enqueued,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean deduped) {

    static IngestAnswer of(GroupState state, boolean enqueued) {
        return new IngestAnswer(state.active() ? "active" : "idle", state.groupId(), state.turnCount(), enqueued, null);
    }

    /** The first answer, as a repeated message gets it. */
    IngestAnswer repeated() {
        return new IngestAnswer(state, groupId, turnCount, false, true);
    }
}
